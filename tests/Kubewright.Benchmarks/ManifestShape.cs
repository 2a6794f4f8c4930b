namespace Kubewright.Benchmarks;

/// <summary>How the sets of a <see cref="ManifestFile"/> are written.</summary>
public enum ManifestShape
{
    /// <summary>With members of their own for what is shared, and with texts that are worked out: interpolation and LINQ.</summary>
    Computed,

    /// <summary>As the web server of the Kubernetes tutorial, in literals alone.</summary>
    Tutorial,
}
