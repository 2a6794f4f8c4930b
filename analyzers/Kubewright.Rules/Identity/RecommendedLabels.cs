namespace Kubewright.Rules.Identity;

/// <summary>Labels that Kubernetes recommends for every object of an application.</summary>
internal static class RecommendedLabels
{
    /// <summary>The application: <c>mysql</c>.</summary>
    public const string Name = "app.kubernetes.io/name";

    /// <summary>This installation of it: <c>mysql-orders</c>.</summary>
    public const string Instance = "app.kubernetes.io/instance";
}
