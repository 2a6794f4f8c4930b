namespace Kubewright.Rules.Cases;

/// <summary>The set 'web' with a claim template, before and after a change.</summary>
internal static class UpdateText
{
    /// <summary>The C# text that says the same as <see cref="Claims"/> of a storage.</summary>
    public const string ClaimsInCSharp = """VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],""";

    /// <summary>The claim template 'data' in YAML.</summary>
    /// <param name="storage">What it asks for.</param>
    /// <param name="name">Its name.</param>
    /// <param name="more">Further members of its <c>spec</c>, with a comma before each.</param>
    public static string Claims(string storage = "1Gi", string name = "data", string more = "") =>
        $"volumeClaimTemplates: [{{ metadata: {{ name: {name} }}, spec: {{ accessModes: [ReadWriteOnce], resources: {{ requests: {{ storage: {storage} }} }}{more} }} }}]";
}
