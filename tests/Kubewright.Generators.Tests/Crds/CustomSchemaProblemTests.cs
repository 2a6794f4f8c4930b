using Microsoft.CodeAnalysis;

namespace Kubewright.Generators.Tests.Crds;

/// <summary>What cannot be used of a user's schema file is an error at its line.</summary>
public sealed class CustomSchemaProblemTests
{
    [Theory]
    [InlineData("neither a CustomResourceDefinition", 1, "kind: ConfigMap\napiVersion: v1")]
    [InlineData("neither a CustomResourceDefinition", 1, "")]
    [InlineData("neither a CustomResourceDefinition", 1, "just text")]
    [InlineData("neither a CustomResourceDefinition", 1, """{"definitions": {}}""")]
    [InlineData("not valid YAML", 2, "kind: CustomResourceDefinition\nspec: ]")]
    [InlineData("only apiextensions.k8s.io/v1 can be used", 2, "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1beta1")]
    [InlineData("no usable spec.group", 3, "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec: { names: { kind: A } }")]
    [InlineData("no usable spec.names.kind: 'a b'", 3, "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec: { group: g.io, names: { kind: a b } }")]
    [InlineData("no version that is served", 5, "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec:\n  versions:\n    - { name: v1, served: false }\n  group: g.io\n  names: { kind: A }")]
    [InlineData("no schema.openAPIV3Schema", 5, "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec:\n  versions:\n    - { name: v1, served: true }\n  group: g.io\n  names: { kind: A }")]
    [InlineData("OpenAPI v2", 1, """{"swagger": "2.0"}""")]
    [InlineData("defines no kind", 1, """{"openapi": "3.0.0", "components": {"schemas": {"a": {"type": "object"}}}}""")]
    public void Generate_FileThatCannotBeUsed_IsAnErrorAtItsLine(string message, int line, string text) => AssertProblem(message, line, text);

    [Theory]
    [InlineData("has a $ref; a CustomResourceDefinition may have none", "{ type: object, properties: { a: { $ref: '#/b' } } }")]
    [InlineData("spec.a has no 'type'", "{ type: object, properties: { a: { description: x } } }")]
    [InlineData("has type 'text', which is none", "{ type: object, properties: { a: { type: text } } }")]
    [InlineData("no object, so nobody can tell its type", "{ type: object, properties: { a: 1 } }")]
    [InlineData("has no 'items'", "{ type: object, properties: { a: { type: array } } }")]
    [InlineData("no C# property can be made", """{ type: object, properties: { "a\"b": { type: string } } }""")]
    [InlineData("The default 'many' does not fit", "{ type: object, properties: { a: { type: integer, default: many } } }")]
    [InlineData("The default '3000000000' does not fit", "{ type: object, properties: { a: { type: integer, format: int32, default: 3000000000 } } }")]
    [InlineData("The default 'c' does not fit", "{ type: object, properties: { a: { type: string, enum: [a, b], default: c } } }")]
    public void Generate_PartThatCannotBeUsed_IsAnErrorAtItsLine(string message, string spec) => AssertProblem(message, 14, CustomRecordTests.Crd(spec));

    [Fact]
    public void Generate_TwoFilesWithOneKind_IsAnErrorThatTellsTheCure()
    {
        var project = CustomProject.Empty
            .With("a.yaml", CustomRecordTests.Crd("{ type: object }", "Cluster", "a.example.com"))
            .With("b.yaml", CustomRecordTests.Crd("{ type: object }", "Cluster", "b.example.com"));

        var diagnostic = Assert.Single(project.Run("class C;").Diagnostics);

        Assert.Contains("The type Shop.Cluster comes from /0/a.yaml already. Give one of the two files KubewrightNamespace", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(("/0/b.yaml", 5), Place(diagnostic));
        Assert.Contains("a.example.com/v1", project.Source("Shop.Cluster.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_TwoFilesWithOneKindInTwoNamespaces_Compile() => CustomProject.Empty
        .With("a.yaml", CustomRecordTests.Crd("{ type: object, properties: { a: { type: string } } }", "Cluster", "a.example.com"))
        .With("b.yaml", CustomRecordTests.Crd("{ type: object, properties: { a: { type: string } } }", "Cluster", "b.example.com"), "Shop.B")
        .Compile("");

    [Fact]
    public void Generate_OneFileWithOneKindTwice_IsAnError() => AssertProblem(
        "Another kind of this file becomes the type Shop.Thing",
        20,
        CustomRecordTests.Crd("{ type: object }") + "\n---\n" + CustomRecordTests.Crd("{ type: object }", group: "b.example.com"));

    [Fact]
    public void Generate_EverySchemaCutAnywhere_NeverThrows()
    {
        var text = CustomProject.Sample("ringdb.crd.yaml");
        for (var length = 0; length < text.Length; length += 97)
        {
            CustomProject.Empty.With("a.yaml", text[..length]).Run("class C;");
        }
    }

    private static void AssertProblem(string message, int line, string text)
    {
        var diagnostic = Assert.Single(CustomProject.Empty.With("a.yaml", text).Run("class C;").Diagnostics);

        Assert.Equal(("KW9901", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(("/0/a.yaml", line), Place(diagnostic));
    }

    private static (string Path, int Line) Place(Diagnostic diagnostic) =>
        (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1);
}
