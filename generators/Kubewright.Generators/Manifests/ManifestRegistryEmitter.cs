using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the list of an assembly's manifests.</summary>
internal static class ManifestRegistryEmitter
{
    /// <summary>The source text of the registry.</summary>
    public static string Emit(IEnumerable<ManifestClassModel> classes)
    {
        var writer = new SourceWriter(
            "Kubewright.Generated",
            attributes: ["assembly: global::Kubewright.ManifestRegistry(typeof(global::Kubewright.Generated.Manifests))"]);
        writer.Summary("The manifests of this assembly: what the build writes as YAML and the command line runs.");
        writer.Open("internal sealed class Manifests : global::Kubewright.IManifestRegistry");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public global::System.Collections.Generic.IReadOnlyList<global::Kubewright.ManifestClass> Classes { get; } =");
        writer.OpenList();
        foreach (var item in classes)
        {
            writer.Line($"new(\"{item.Name}\", \"{item.TypeName}\",");
            writer.OpenList();
            foreach (var member in item.Members)
            {
                writer.Line($"new(\"{member.Name}\", \"{member.MetadataName}\", static () => {Create(item, member)}){Silenced(member)},");
            }

            writer.CloseList("),");
        }

        writer.CloseList(";");
        writer.Close();
        return writer.ToString();
    }

    private static string Silenced(ManifestMemberModel member) =>
        member.Silenced.Count == 0 ? "" : $" {{ Silenced = [{string.Join(", ", member.Silenced.Select(static id => $"\"{id}\""))}] }}";

    private static string Create(ManifestClassModel item, ManifestMemberModel member)
    {
        var value = $"{item.Expression}.@{member.Name}{(member.IsMethod ? "()" : "")}";
        if (member.IsUnresolved)
        {
            return $"global::Kubewright.ManifestMember.Objects({value})";
        }

        return (member.IsSequence, member.IsNullable) switch
        {
            (true, true) => $"{value} ?? []",
            (true, false) => value,
            (false, true) => $"{value} is {{ }} value ? [value] : []",
            (false, false) => $"[{value}]",
        };
    }
}
