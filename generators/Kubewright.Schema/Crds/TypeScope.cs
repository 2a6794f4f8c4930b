namespace Kubewright.Schema;

/// <summary>What the types of one version of a group of kinds have in common.</summary>
/// <param name="Namespace">Their C# namespace.</param>
/// <param name="Group">The API group.</param>
/// <param name="Version">The API version.</param>
internal sealed record TypeScope(string Namespace, string Group, string Version)
{
    /// <summary>The full name of a definition, built as API servers do: the group backwards, the version, the type.</summary>
    public string NameOf(string csharpName)
    {
        var parts = Group.Split('.');
        System.Array.Reverse(parts);
        return string.Join(".", parts) + "." + Version + "." + csharpName;
    }
}
