namespace Kubewright.Import;

/// <summary>The face of the DSL that is written.</summary>
public enum ImportStyle
{
    /// <summary>Object initializers.</summary>
    Initializer,

    /// <summary>Builders.</summary>
    Builder,
}
