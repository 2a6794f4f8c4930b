using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>The service account that pods run as.</summary>
internal static class ServiceAccounts
{
    /// <summary>The account that every namespace has, which pods use that name none.</summary>
    public const string Default = "default";

    /// <summary>The account's name as written: by <c>serviceAccountName</c>, or else by the older <c>serviceAccount</c>.</summary>
    public static Value<NameReference> Of(PodSpecView pod)
    {
        var name = pod.ServiceAccountName;
        return name.IsAbsent || (name.TryGet(out var text) && text.Name.Length == 0) ? pod.ServiceAccount : name;
    }
}
