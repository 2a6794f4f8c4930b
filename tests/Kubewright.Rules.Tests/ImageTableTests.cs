using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

/// <summary>The table of images that comes with the rules is data; the rules have it as code, which no process has to read first.</summary>
public sealed class ImageTableTests
{
    private static string Folder => Path.Combine(RepositoryFiles.Root, "analyzers", "Kubewright.Rules", "Images");

    /// <summary>The code is generated: run this test with the variable KUBEWRIGHT_UPDATE_DOCS=1 to write it anew.</summary>
    [Fact]
    public void Code_IsMadeFromTheTable()
    {
        var reader = new ImageFactsReader();
        var entries = reader.Read(YamlReader.Read(File.ReadAllText(Path.Combine(Folder, "images.yaml")), "images.yaml"));
        Assert.Empty(reader.Problems);

        var path = Path.Combine(Folder, "BuiltInImages.cs");
        var code = Code(entries);
        if (Environment.GetEnvironmentVariable("KUBEWRIGHT_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, code);
        }

        Assert.Equal(code, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Code(ImmutableArray<ImageFacts> entries)
    {
        var code = new StringBuilder(
            """
            using System.Collections.Immutable;

            namespace Kubewright.Rules;

            /// <summary>
            /// What the rules know about images of databases and queues: <c>images.yaml</c> as code, since every process needs it at once.
            /// A test writes it (see analyzers/README.md).
            /// </summary>
            internal static class BuiltInImages
            {
                /// <summary>The entries, of which the first that fits counts.</summary>
                public static ImmutableArray<ImageFacts> All { get; } =
                [

            """);
        foreach (var entry in entries)
        {
            code.Append("        new()\n        {\n");
            Add(nameof(entry.Product), Text(entry.Product));
            Add(nameof(entry.Repositories), Texts(entry.Repositories));
            Add(nameof(entry.DataDirectories), Texts(entry.DataDirectories));
            Add(nameof(entry.DataDirectoryVariables), Texts(entry.DataDirectoryVariables));
            Add(nameof(entry.DataDirectoryArguments), Texts(entry.DataDirectoryArguments));
            Add(nameof(entry.RefusesFilledDirectory), Flag(entry.RefusesFilledDirectory));
            AddFlags((nameof(entry.IsClustered), entry.IsClustered), (nameof(entry.NeedsQuorum), entry.NeedsQuorum), (nameof(entry.ReadinessNeedsMajority), entry.ReadinessNeedsMajority));
            Add(nameof(entry.GracePeriodSeconds), entry.GracePeriodSeconds?.ToString(CultureInfo.InvariantCulture));
            Add(nameof(entry.MajorUpgradeSteps), entry.MajorUpgradeSteps?.ToString(CultureInfo.InvariantCulture));
            Add(nameof(entry.MajorVersions), Texts(entry.MajorVersions));
            code.Append("        },\n");
        }

        return code.Append("    ];\n}\n").ToString();

        void AddFlags(params (string Member, bool Value)[] flags)
        {
            var set = flags.Where(static flag => flag.Value).Select(static flag => $"{flag.Member} = true,").ToList();
            code.Append(set.Count == 0 ? "" : $"            {string.Join(' ', set)}\n");
        }

        void Add(string member, string? value) => code.Append(value is null ? "" : $"            {member} = {value},\n");
    }

    private static string Text(string value) => $"\"{value}\"";

    private static string? Texts(ImmutableArray<string> values) => values.IsEmpty ? null : $"[{string.Join(", ", values.Select(Text))}]";

    private static string? Flag(bool value) => value ? "true" : null;
}
