using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Reads entries of the image table.</summary>
internal sealed class ImageFactsReader
{
    private static readonly string[] Members =
    [
        "product", "repositories", "dataDirectories", "dataDirectoryVariables", "dataDirectoryArguments", "refusesFilledDirectory",
        "clustered", "needsQuorum", "readinessNeedsMajority", "gracePeriodSeconds", "majorUpgradeSteps", "majorVersions",
    ];

    private readonly List<string> _problems = [];

    /// <summary>What could not be used, one sentence each.</summary>
    public ImmutableArray<string> Problems => [.. _problems];

    /// <summary>The entries of the list <c>images</c>.</summary>
    public ImmutableArray<ImageFacts> Read(YamlStream stream)
    {
        foreach (var problem in stream.Problems)
        {
            Report(problem.Origin, problem.Message);
        }

        var entries = ImmutableArray.CreateBuilder<ImageFacts>();
        foreach (var document in stream.Documents)
        {
            if (document.Root["images"] is not ArrayNode list)
            {
                Report(document.Root.Origin, "An image table is a map with the list 'images'.");
                continue;
            }

            entries.AddRange(list.Items.Select(Entry).OfType<ImageFacts>());
        }

        return entries.ToImmutable();
    }

    private ImageFacts? Entry(Node node)
    {
        var (product, repositories) = (Text(node["product"]), Texts(node["repositories"]));
        if (node is not ObjectNode map || product is null || repositories.IsEmpty)
        {
            Report(node.Origin, "An entry of an image table needs 'product' and 'repositories'.");
            return null;
        }

        foreach (var member in map.Members.Where(static member => !Members.Contains(member.Name)))
        {
            var near = ClosestName.Find(member.Name, Members);
            Report(member.Value.Origin, $"'{member.Name}' is no member of an image table's entry" + (near is null ? "." : $"; the closest is '{near}'."));
        }

        return new ImageFacts
        {
            Product = product,
            Repositories = repositories,
            DataDirectories = Texts(map["dataDirectories"]),
            DataDirectoryVariables = Texts(map["dataDirectoryVariables"]),
            DataDirectoryArguments = Texts(map["dataDirectoryArguments"]),
            RefusesFilledDirectory = Flag(map["refusesFilledDirectory"]),
            IsClustered = Flag(map["clustered"]),
            NeedsQuorum = Flag(map["needsQuorum"]),
            ReadinessNeedsMajority = Flag(map["readinessNeedsMajority"]),
            GracePeriodSeconds = Number(map["gracePeriodSeconds"]),
            MajorUpgradeSteps = Number(map["majorUpgradeSteps"]),
            MajorVersions = Texts(map["majorVersions"]),
        };
    }

    private static string? Text(Node node) => node is ScalarNode { IsKnown: true, Kind: ScalarKind.String } scalar ? scalar.Text : null;

    private ImmutableArray<string> Texts(Node node)
    {
        if (node is ArrayNode list && list.Items.All(static item => Text(item) is not null))
        {
            return [.. list.Items.Select(static item => Text(item)!)];
        }

        return node.IsAbsent ? [] : Wrong<ImmutableArray<string>>(node, "a list of texts", []);
    }

    private bool Flag(Node node) => (node as ScalarNode)?.AsBoolean() ?? (!node.IsAbsent && Wrong(node, "true or false", false));

    private int? Number(Node node) => (node as ScalarNode)?.AsInteger() is { } number and >= 0 and <= int.MaxValue
        ? (int)number
        : node.IsAbsent ? null : Wrong<int?>(node, "a whole number", null);

    private T Wrong<T>(Node node, string wanted, T fallback)
    {
        Report(node.Origin, $"The value must be {wanted}.");
        return fallback;
    }

    private void Report(Origin origin, string message) =>
        _problems.Add(origin is TextOrigin place ? $"{place.File}({place.Line},{place.Column}): {message}" : message);
}
