namespace Kubewright.Schema;

/// <summary>Where a node comes from: a C# span, a line of YAML, or an object path. Rules hand it on and never look inside.</summary>
public abstract record Origin
{
    /// <summary>The origin of a node that no source text produced.</summary>
    public static Origin None { get; } = new NoOrigin();

    private sealed record NoOrigin : Origin;
}
