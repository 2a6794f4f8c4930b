using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class SchemasTests
{
    private static readonly SchemaSet Files = SchemaSet.Link(Directory
        .GetFiles(Path.Combine(RepositoryFiles.Root, "schemas"), "*.json")
        .Select(static file => SchemaReader.Read(file, File.ReadAllText(file))));

    public static TheoryData<string> Names => [.. Files.Definitions.Select(static definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Find_EveryDefinition_SaysWhatTheFilesSay(string name)
    {
        var expected = Files.Definitions.Single(definition => definition.Name == name);

        var actual = Schemas.Find(name)!;

        Assert.Equal(Lines(expected), Lines(actual));
        if (expected.Kind is not null)
        {
            Assert.Same(actual, Schemas.Find(expected.ApiVersion!, expected.Kind));
        }
    }

    [Fact]
    public void Find_WhatNoFileHas_IsNull()
    {
        Assert.Null(Schemas.Find("apps/v1beta1", "StatefulSet"));
        Assert.Null(Schemas.Find("io.k8s.api.apps.v1.Gadget"));
    }

    [Fact]
    public void Property_OfTheStatefulSet_KnowsTypeDefaultAndHistory()
    {
        var set = Schemas.Find("apps/v1", "StatefulSet")!;
        var spec = Schemas.Of(set.Find("spec")!.Type)!;

        Assert.Equal("StatefulSetSpec", spec.ShortName);
        Assert.Equal("1", spec.Find("replicas")!.Default);
        Assert.Equal(["OrderedReady", "Parallel"], spec.Find("podManagementPolicy")!.Values);
        Assert.Equal(new KubernetesVersion(1, 26), spec.Find("ordinals")!.Since);
        Assert.Equal(new KubernetesVersion(1, 27), spec.Find("ordinals")!.EnabledSince);
        Assert.Equal(["io.k8s.api.core.v1.Service"], spec.Find("serviceName")!.References);
        Assert.Equal(["name"], Schemas.Find("io.k8s.api.core.v1.PodSpec")!.Find("containers")!.ListMapKeys);
        Assert.Null(spec.Find("replica"));
    }

    private static IEnumerable<string> Lines(SchemaDefinition definition)
    {
        yield return $"{definition.ApiVersion} {definition.Kind} {definition.IsClusterScoped} {definition.Since} "
            + $"{Join(definition.OneOf is { } oneOf ? oneOf.Members : [])} {definition.OneOf is { IsRequired: true }}";
        foreach (var property in definition.Properties)
        {
            var choice = Files.Choices.SingleOrDefault(item => item.Name == Innermost(property.Type).Name);
            var values = choice?.Values.Select(static value => value.Text) ?? [];
            yield return $"{property.Name} {Text(property.Type)} {property.IsRequired} {property.Default ?? "none"} {property.Since} {property.EnabledSince} "
                + $"{property.IsImmutable} {property.MutableSince} {choice?.IsClosed} {Join(values)} {Join(property.References)} {property.ListType} {Join(property.ListMapKeys)}";
        }
    }

    private static IEnumerable<string> Lines(TypeFacts facts)
    {
        yield return $"{facts.Kind?.ApiVersion} {facts.Kind?.Kind} {facts.IsClusterScoped} {facts.Since} {Join(facts.OneOf)} {facts.IsOneOfRequired}";
        foreach (var property in facts.Properties)
        {
            bool? isClosed = property.Values.Length > 0 ? true : property.KnownValues.Length > 0 ? false : null;
            yield return $"{property.Name} {Text(property.Type)} {property.IsRequired} {property.Default ?? "none"} {property.Since} {property.EnabledSince} "
                + $"{property.IsImmutable} {property.MutableSince} {isClosed} {Join(property.Values.Concat(property.KnownValues))} {Join(property.References)} {property.ListType} {Join(property.ListMapKeys)}";
        }
    }

    private static SchemaType Innermost(SchemaType type) => type.Element is { } element ? Innermost(element) : type;

    private static string Text(SchemaType type) =>
        type.Kind + (type.Kind == SchemaTypeKind.Record ? " " + type.Name : "") + (type.Element is { } element ? " of " + Text(element) : "");

    private static string Join(IEnumerable<string> texts) => string.Join("|", texts);
}
