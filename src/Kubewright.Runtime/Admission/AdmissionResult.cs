namespace Kubewright.Runtime;

/// <summary>The answer of admission.</summary>
/// <param name="Object">The object to store: the request's with defaults filled in.</param>
/// <param name="Error">Why it is refused; null when it is admitted.</param>
/// <param name="Warnings">Remarks about an admitted object.</param>
public readonly record struct AdmissionResult(IKubernetesObject Object, ApiError? Error, ValueList<string> Warnings)
{
    /// <summary>The quotas of the object's namespace with the object counted in, to be stored together with it. Default none.</summary>
    public ValueList<ResourceQuota> Charges { get; init; } = [];

    /// <summary>An admitted object without remarks.</summary>
    public AdmissionResult(IKubernetesObject obj)
        : this(obj, null, [])
    {
    }
}
