namespace Kubewright.Runtime.Tests;

/// <summary>The rules of a definition (<c>x-kubernetes-validations</c>), applied to its objects.</summary>
public sealed class CustomRuleTests
{
    private readonly Cluster _cluster = Cluster.Create();

    [Fact]
    public void Object_AgainstARule_IsRefusedWithItsMessage()
    {
        Define("- rule: self.min <= self.max\n  message: min is above max");

        Assert.Equal("Widget.example.com \"w\" is invalid: spec: Invalid value: \"object\": min is above max", Apply("min: 3, max: 2"));
        Assert.Null(Apply("min: 2, max: 3"));
    }

    [Theory]
    [InlineData("- rule: self.min <= self.max", "spec: Invalid value: \"object\": failed rule: self.min <= self.max")]
    [InlineData("- rule: self.min <= self.max\n  messageExpression: \"'at most ' + string(self.max)\"", "spec: Invalid value: \"object\": at most 2")]
    [InlineData("- rule: self.min <= self.max\n  reason: FieldValueForbidden\n  fieldPath: .min\n  message: never", "spec.min: Forbidden: never")]
    [InlineData("- rule: self.name == 'a'", "spec: Invalid value: \"object\": no such key: name evaluating rule: failed rule: self.name == 'a'")]
    [InlineData("- rule: self.min + 1", "spec: Invalid value: \"object\": the rule is neither true nor false: self.min + 1")]
    public void Object_AgainstARule_SaysWhatTheRuleSays(string rule, string expected)
    {
        Define(rule);

        Assert.Equal($"Widget.example.com \"w\" is invalid: {expected}", Apply("min: 3, max: 2"));
    }

    [Fact]
    public void Update_AgainstATransitionRule_IsRefused()
    {
        Define("- rule: self.min >= oldSelf.min\n  message: min never falls");

        Assert.Null(Apply("min: 3"));
        Assert.Null(Apply("min: 4"));
        Assert.Equal("Widget.example.com \"w\" is invalid: spec: Invalid value: \"object\": min never falls", Apply("min: 3"));
    }

    [Fact]
    public void Item_OfAListWithKeys_IsHeldAgainstItsFormerSelf()
    {
        Define("- rule: self.min > 0", """
            parts:
              type: array
              x-kubernetes-list-type: map
              x-kubernetes-list-map-keys: [key]
              items:
                type: object
                required: [key]
                properties:
                  key: { type: string }
                  size: { type: integer }
                x-kubernetes-validations:
                - rule: self.size >= oldSelf.size
                  message: parts never shrink
            """);

        Assert.Null(Apply("min: 1, parts: [{key: a, size: 5}, {key: b, size: 1}]"));
        Assert.Null(Apply("min: 1, parts: [{key: b, size: 1}, {key: a, size: 5}, {key: c, size: 0}]"));
        Assert.Equal("Widget.example.com \"w\" is invalid: spec.parts[1]: Invalid value: \"object\": parts never shrink", Apply("min: 1, parts: [{key: b, size: 1}, {key: a, size: 4}]"));
    }

    [Theory]
    [InlineData("- rule: self.mini > 0", "compilation failed: undefined field 'mini'")]
    [InlineData("- rule: self.min >", "compilation failed: the expression ends too early")]
    public void Definition_WithARuleThatCannotBeEvaluated_IsRefused(string rule, string expected)
    {
        var error = _cluster.Apply(Definition(rule)).Error!;

        Assert.StartsWith(
            "CustomResourceDefinition.apiextensions.k8s.io \"widgets.example.com\" is invalid: spec.versions[0].schema.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule: Invalid value: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- rule: isURL(self.name)", "the rule \"isURL(self.name)\" is not evaluated here: the function isURL() is not supported by the simulation.")]
    [InlineData("- rule: self.?name.orValue('') == ''", "the rule \"self.?name.orValue('') == ''\" is not evaluated here: optional values are not supported by the simulation.")]
    [InlineData("- rule: oldSelf.hasValue()\n  optionalOldSelf: true", "the rule \"oldSelf.hasValue()\" is not evaluated here: optionalOldSelf is not supported by the simulation.")]
    public void Definition_WithARuleBeyondTheSimulation_IsTakenWithARemark(string rule, string expected)
    {
        var result = _cluster.Apply(Definition(rule));

        Assert.Equal($"CustomResourceDefinition \"widgets.example.com\": {expected}", Assert.Single(result.Warnings));
        Assert.Null(Apply("min: 3"));
    }

    [Fact]
    public void Definition_WithATransitionRuleOnItemsWithoutKeys_IsRefused()
    {
        var error = _cluster.Apply(Definition("- rule: self.min > 0", """
            parts:
              type: array
              items:
                type: integer
                x-kubernetes-validations:
                - rule: self >= oldSelf
            """)).Error!;

        Assert.EndsWith("oldSelf cannot be used on the uncorrelatable portion of the schema", error.Message, StringComparison.Ordinal);
    }

    private static RawManifest Definition(string rules, string properties = "") => new(
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: widgets.example.com
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: Widget, plural: widgets }
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      min: { type: integer }
                      max: { type: integer }
                      name: { type: string }
        {{Indent(properties, 14)}}
                    x-kubernetes-validations:
        {{Indent(rules, 12)}}
        """);

    private static string Indent(string text, int by) => string.Join('\n', text.Split('\n').Select(line => new string(' ', by) + line));

    private void Define(string rules, string properties = "") => _cluster.Apply(Definition(rules, properties)).OrThrow();

    private string? Apply(string spec) =>
        _cluster.Apply(new RawManifest($"apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\nspec: {{ {spec} }}\n")).Error?.Message;
}
