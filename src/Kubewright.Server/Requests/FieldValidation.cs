namespace Kubewright.Server;

/// <summary>What happens to fields that the schema does not know: the <c>fieldValidation</c> of a request.</summary>
internal enum FieldValidation
{
    /// <summary>They are dropped and named in warnings. The default of the API server.</summary>
    Warn,

    /// <summary>They are dropped.</summary>
    Ignore,

    /// <summary>The request is refused.</summary>
    Strict,
}
