namespace Kubewright.Emit;

/// <summary>What goes into one YAML file.</summary>
public enum FileLayout
{
    /// <summary>The objects of a manifests class.</summary>
    Set,

    /// <summary>One object. Those of one kind and name, in different namespaces, share a file.</summary>
    Object,
}
