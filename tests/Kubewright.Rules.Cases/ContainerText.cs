namespace Kubewright.Rules.Cases;

/// <summary>Changes of the container 'nginx' in texts of <see cref="CaseText"/> that are not further members.</summary>
internal static class ContainerText
{
    /// <summary>Lines of <c>spec</c> in YAML: a template of the claim 'data'.</summary>
    public const string Claim = """
        volumeClaimTemplates:
          - metadata: { name: data }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """;

    /// <summary>A member of the class in C#: the claim 'data'.</summary>
    public const string ClaimMember = """
        static VolumeClaim Data => new("data") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };

        """;

    /// <summary>Marks the container, where findings about what it does not write begin.</summary>
    public static string AtContainer(string text) => text
        .Replace("- name: nginx\n", "- [|name: nginx|]\n", StringComparison.Ordinal)
        .Replace("new(\"nginx\", \"nginx:1.27\")", "[|new(\"nginx\", \"nginx:1.27\")|]", StringComparison.Ordinal);

    /// <summary>Gives the container another image.</summary>
    public static string WithImage(string text, string image) => Replace(text, $"\"{image}\"");

    /// <summary>Gives the container another image and marks it.</summary>
    public static string AtImage(string text, string image) => Replace(text, $"[|\"{image}\"|]");

    private static string Replace(string text, string image) => text
        .Replace("image: nginx:1.27", "image: " + image, StringComparison.Ordinal)
        .Replace("\"nginx:1.27\"", image, StringComparison.Ordinal);
}
