namespace Kubewright;

/// <summary>A member that gives objects to emit.</summary>
/// <param name="Name">The member's name in C#.</param>
/// <param name="MetadataName">The getter, field or method to look for in debug information: <c>get_Nginx</c>.</param>
/// <param name="Create">Reads the member.</param>
public sealed record ManifestMember(string Name, string MetadataName, Func<IEnumerable<IKubernetesObject>> Create)
{
    /// <summary>
    /// The ids of the rules that are turned off where the member is written, by <c>#pragma warning disable</c> or
    /// <c>[SuppressMessage]</c>: the build says nothing about them in what the member gives.
    /// </summary>
    public IReadOnlyList<string> Silenced { get; init; } = [];

    /// <summary>The objects that a value is: one, several, or none when it is null or no object of Kubernetes at all.</summary>
    /// <param name="value">What a member gave whose type the generator could not see, because it is itself generated.</param>
    public static IEnumerable<IKubernetesObject> Objects(object? value) => value switch
    {
        IKubernetesObject single => [single],
        IEnumerable<IKubernetesObject> several => several,
        _ => [],
    };
}
