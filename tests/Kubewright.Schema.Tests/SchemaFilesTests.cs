using System.Text.Json;
using Kubewright.Schema;
using NJsonSchema;

namespace Kubewright.Schema.Tests;

/// <summary>The schema files themselves: complete against the published structure, well described, and loadable.</summary>
public sealed class SchemaFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schemas");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_HasNoProblem(string file) => Assert.Empty(Read(file).Problems);

    [Theory]
    [MemberData(nameof(Files))]
    public void Definition_AndEveryProperty_IsDescribedInOneSentence(string file)
    {
        foreach (var definition in Read(file).Definitions)
        {
            Check(definition.Name, definition.Description);
            foreach (var property in definition.Properties)
            {
                Check(definition.Name + "." + property.Name, property.Description);
            }
        }

        static void Check(string name, string description)
        {
            Assert.True(description.Length >= 15, $"{name} has no real description: '{description}'");
            Assert.True(description.EndsWith('.') && !description.Contains('\n'), $"{name}: a description is one line that ends with a full stop");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_LoadsAsJsonSchema(string file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, file));

        Assert.NotEmpty(schema.Definitions);
    }

    [Fact]
    public void Link_AllFiles_LeavesNoReferenceOpen()
    {
        var set = SchemaSet.Link(Directory.GetFiles(Folder, "*.json").Select(file => Read(Path.GetFileName(file))));

        foreach (var definition in set.Definitions)
        {
            foreach (var property in definition.Properties)
            {
                for (var type = property.Type; type is not null; type = type.Element)
                {
                    Assert.False(
                        type.Kind == SchemaTypeKind.Record && set.Find(type.Name!) is null,
                        $"{definition.Name}.{property.Name} refers to {type.Name}, which no file defines");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Definition_HasTheStructureThatKubernetesPublishes(string file)
    {
        using var structure = SharedFiles.ReadJson("kubernetes/structure-1.36.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        foreach (var definition in schema.RootElement.GetProperty("definitions").EnumerateObject())
        {
            var published = structure.RootElement.GetProperty("definitions").GetProperty(definition.Name);
            Assert.Equal(Names(published), Names(definition.Value));
            Assert.Equal(Texts(published, "required"), Texts(definition.Value, "required"));
            if (!published.TryGetProperty("properties", out var properties))
            {
                continue;
            }

            foreach (var property in properties.EnumerateObject())
            {
                var ours = definition.Value.GetProperty("properties").GetProperty(property.Name);
                foreach (var fact in property.Value.EnumerateObject())
                {
                    Assert.True(
                        ours.TryGetProperty(fact.Name, out var value) && Normal(value) == Normal(fact.Value),
                        $"{definition.Name}.{property.Name}: {fact.Name} differs from the published structure");
                }
            }
        }
    }

    [Fact]
    public void Files_Together_HaveEveryPublishedDefinition()
    {
        using var structure = SharedFiles.ReadJson("kubernetes/structure-1.36.json");
        var ours = Directory.GetFiles(Folder, "*.json").SelectMany(static file =>
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(file));
            return schema.RootElement.GetProperty("definitions").EnumerateObject().Select(static definition => definition.Name).ToList();
        });

        Assert.Equal(
            structure.RootElement.GetProperty("definitions").EnumerateObject().Select(static definition => definition.Name).Order(StringComparer.Ordinal),
            ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Annotations_AreCounted()
    {
        var properties = Directory.GetFiles(Folder, "*.json").SelectMany(static file => Read(Path.GetFileName(file)).Definitions).SelectMany(static definition => definition.Properties).ToList();
        var counts = new (string What, int Number, int AtLeast)[]
        {
            ("closed value sets", properties.Count(static property => Holds(property.Type, SchemaTypeKind.Enum)), 110),
            ("open value sets", properties.Count(static property => Holds(property.Type, SchemaTypeKind.KnownValues)), 25),
            ("defaults", properties.Count(static property => property.Default is not null), 100),
            ("references", properties.Count(static property => !property.References.IsEmpty), 45),
            ("units", properties.Count(static property => property.Unit is not null), 100),
            ("immutable members", properties.Count(static property => property.IsImmutable), 80),
        };

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", counts.Select(static count => $"{count.Number} {count.What}")));
        Assert.All(counts, static count => Assert.True(count.Number >= count.AtLeast, $"only {count.Number} {count.What}; an annotation was lost"));
    }

    private static bool Holds(SchemaType type, SchemaTypeKind kind) => type.Kind == kind || (type.Element is not null && Holds(type.Element, kind));

    private static IEnumerable<string> Names(JsonElement definition) =>
        definition.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal) : [];

    /// <summary>References name their file with us and none in the published structure.</summary>
    private static string Normal(JsonElement value) =>
        System.Text.RegularExpressions.Regex.Replace(JsonSerializer.Serialize(value), "\"[a-z0-9.]*#/definitions/", "\"#/definitions/");

    private static SchemaFile Read(string file) => SchemaReader.Read(file, File.ReadAllText(Path.Combine(Folder, file)));
}
