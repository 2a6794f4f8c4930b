namespace Kubewright.Emit.Tests;

/// <summary>Built objects of a user's own kinds are held against the limits of their schema.</summary>
public sealed class CustomLimitTests : IDisposable
{
    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _build.Dispose();
        _output.Dispose();
    }

    [Theory]
    [InlineData("{ type: integer, minimum: 1 }", "1", "0", "is 0, but the schema takes at least 1")]
    [InlineData("{ type: integer, minimum: 1, maximum: 9 }", "9", "10", "is 10, but the schema takes at least 1 and at most 9")]
    [InlineData("{ type: number, minimum: 0, exclusiveMinimum: true }", "0.1", "0", "is 0, but the schema takes more than 0")]
    [InlineData("{ type: number, maximum: 1, exclusiveMaximum: true }", "0.99", "1", "is 1, but the schema takes less than 1")]
    [InlineData("{ type: integer, multipleOf: 5 }", "15", "12", "is 12, but the schema takes multiples of 5")]
    [InlineData("{ type: integer, enum: [1, 2] }", "2", "3", "is 3, but the schema takes 1, 2 only")]
    [InlineData("{ type: string, minLength: 2 }", "\"ab\"", "\"a\"", "has 1 character, but the schema takes at least 2")]
    [InlineData("{ type: string, maxLength: 2 }", "\"\\U0001F600b\"", "\"abc\"", "has 3 characters, but the schema takes at most 2")]
    [InlineData("{ type: string, pattern: '^[a-z]+$' }", "\"abc\"", "\"ABC\"", "is 'ABC', which does not match ^[a-z]+$")]
    [InlineData("{ type: string, enum: ['+', '-'] }", "\"+\"", "\"x\"", "is 'x', but the schema takes +, - only")]
    [InlineData("{ type: array, items: { type: string }, minItems: 1 }", "[\"a\"]", "[]", "has 0 items, but the schema takes at least 1")]
    [InlineData("{ type: array, items: { type: string }, maxItems: 1 }", "[\"a\"]", "[\"a\", \"b\"]", "has 2 items, but the schema takes at most 1")]
    [InlineData("{ type: array, items: { type: string }, uniqueItems: true }", "[\"a\", \"b\"]", "[\"a\", \"b\", \"a\"]", "has 'a' twice (items 0 and 2), but the schema takes no item twice")]
    [InlineData("{ type: object, additionalProperties: { type: string }, maxProperties: 1 }", "[(\"a\", \"b\")]", "[(\"a\", \"b\"), (\"c\", \"d\")]", "has 2 entries, but the schema takes at most 1")]
    [InlineData("{ type: object, properties: { a: { type: string } }, required: [a] }", "new() { A = \"\" }", "new() { A = null! }", "is required, but it is not written", "spec.member.a")]
    [InlineData("{ type: array, items: { type: array, items: { type: integer, maximum: 1 } } }", "[[1]]", "[[1], [0, 2]]", "is 2, but the schema takes at most 1", "spec.member[1][1]")]
    [InlineData("{ type: object, additionalProperties: { type: object, properties: { a: { type: integer, maximum: 1 } } } }", "[(\"x\", new() { A = 1 })]", "[(\"x\", new() { A = 2 })]", "is 2, but the schema takes at most 1", "spec.member.x.a")]
    public void Run_LimitOfTheSchema_IsAnErrorAtTheLineOfTheObject(string schema, string good, string bad, string fact, string path = "spec.member")
    {
        Assert.Empty(Run(schema, good).Findings);

        var finding = Assert.Single(Run(schema, bad).Findings);
        Assert.StartsWith($"Thing/bad: {path} {fact}, so the API server refuses the object. ", finding.Message, StringComparison.Ordinal);
        Assert.Equal((5, "Thing/bad", path), (finding.Location?.Line, finding.ObjectKey, finding.Path));
        Assert.Equal(fact.Contains("required", StringComparison.Ordinal) ? "KW9003" : fact.EndsWith("only", StringComparison.Ordinal) ? "KW9004" : "KW9009", finding.Id);
    }

    [Theory]
    [InlineData("(?P<a>b)")]
    [InlineData("^(?=x)$")]
    [InlineData("^[[:alpha:]]+$")]
    [InlineData("^[a")]
    public void Run_PatternOfAnotherDialect_SaysNothing(string pattern) =>
        Assert.Empty(Run($"{{ type: string, pattern: '{pattern}' }}", "\"1\"").Findings);

    [Fact]
    public void Run_TextBeyondAscii_IsNotHeldAgainstAPattern() =>
        Assert.Empty(Run("{ type: string, pattern: '^.$' }", "\"\\U0001F600\"").Findings);

    [Fact]
    public void Run_PatternThatInvitesBacktracking_EndsSoon() =>
        Assert.Single(Run("{ type: string, pattern: '^(a+)+$' }", "new string('a', 10_000) + \"!\"").Findings);

    private EmitResult Run(string schema, string value) => Emitter.Run(new EmitOptions(
        UserAssembly.Compile(
            _build,
            $$"""
            [Manifests]
            public static class Web
            {
                public static Shop.Thing Thing =>
                    new("bad") { Member = {{value}} };
            }
            """,
            crd: $$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: things.example.com
              names: { kind: Thing }
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            member: {{schema}}
            """),
        _output.Root));
}
