using Microsoft.CodeAnalysis;

namespace Kubewright.Generators.Tests;

public sealed class ViewGeneratorTests
{
    private static readonly string Gadgets = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "gadgets.json"));

    [Fact]
    public void Generate_ViewOfAKind_ReadsAsApproved()
    {
        var actual = GeneratorRun.Views(("gadgets.json", Gadgets)).Source("GadgetView.g.cs");

        var approved = Path.Combine(AppContext.BaseDirectory, "Snapshots", "GadgetView.g.cs.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != actual)
        {
            File.WriteAllText(approved + ".received", actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Generate_EachSortOfValue_HasItsReader()
    {
        var source = GeneratorRun.Views(("sorts.json", """
            {"definitions": {
              "x.Amount": {"x-scalar": "quantity"},
              "x.Port": {"x-scalar": "int-or-string"},
              "x.Free": {"x-scalar": "raw"},
              "x.Inner": {"description": "Something inside.", "type": "object"},
              "x.Outer": {"description": "All sorts.", "type": "object", "properties": {
                "amount": {"$ref": "#/definitions/x.Amount"},
                "port": {"$ref": "#/definitions/x.Port"},
                "free": {"$ref": "#/definitions/x.Free"},
                "inner": {"$ref": "#/definitions/x.Inner"},
                "wait": {"type": "integer", "format": "int64", "x-unit": "seconds"},
                "ratio": {"type": "number"},
                "flag": {"type": "boolean"},
                "target": {"type": "string", "x-references": "x.Inner"},
                "mode": {"type": "string", "x-type-name": "Mode", "x-enum": {"On": "Is on."}},
                "labels": {"type": "object", "x-labels": true, "additionalProperties": {"type": "string"}},
                "sizes": {"type": "object", "additionalProperties": {"$ref": "#/definitions/x.Amount"}},
                "names": {"type": "array", "items": {"type": "string"}},
                "parts": {"type": "array", "items": {"$ref": "#/definitions/x.Inner"}}}}}}
            """)).Source("OuterView.g.cs");

        Assert.Equal(
            [
                "Value<string> Amount => Scalar.Quantity(At[\"amount\"])",
                "Value<IntOrText> Port => Scalar.IntOrText(At[\"port\"])",
                "NodeAt Free => At[\"free\"]",
                "InnerView Inner => new(At[\"inner\"])",
                "Value<long> Wait => Scalar.Integer(At[\"wait\"])",
                "Value<double> Ratio => Scalar.Number(At[\"ratio\"])",
                "Value<bool> Flag => Scalar.Flag(At[\"flag\"])",
                "Value<NameReference> Target => Scalar.Reference(At[\"target\"])",
                "Value<string> Mode => Scalar.Text(At[\"mode\"])",
                "MapView<Value<string>> Labels => new(At[\"labels\"], Scalar.Label)",
                "MapView<Value<string>> Sizes => new(At[\"sizes\"], Scalar.Quantity)",
                "ListView<Value<string>> Names => new(At[\"names\"], Scalar.Text)",
                "ListView<InnerView> Parts => new(At[\"parts\"], static item => new InnerView(item))",
            ],
            source.Split('\n').Where(static line => line.Contains("=>", StringComparison.Ordinal)).Select(static line => line.Trim().TrimEnd(';').Replace("public ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Generate_Table_HasALineForEachDefinitionAndProperty()
    {
        var source = GeneratorRun.Views(("sorts.json", """
            {"definitions": {
              "x.Inner": {"description": "Something inside.", "type": "object", "x-one-of": {"members": ["left", "right"], "required": true}},
              "x.Outer": {"description": "A kind.", "type": "object", "x-since": "1.20", "x-scope": "Cluster",
                "x-kubernetes-group-version-kind": [{"group": "x", "version": "v1", "kind": "Outer"}],
                "required": ["mode"], "properties": {
                "mode": {"type": "string", "default": "On", "x-type-name": "Mode", "x-enum": {"On": "Is on.", "Off": "Is off."}},
                "parts": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["a", "b"], "items": {"$ref": "#/definitions/x.Inner"}},
                "path": {"type": "string", "default": "a\\b\"c", "x-since": "1.20", "x-enabled-since": "1.22", "x-immutable": true, "x-mutable-since": "1.30", "x-references": "x.Outer"}}}}}
            """)).Source("SchemaTable.g.cs");

        Assert.Equal(
            [
                "\"x/v1/Outer\" => \"x.Outer\",",
                "\"x.Inner\" =>",
                "\"one-of=left,right required\",",
                "\"x.Outer\" =>",
                "\"kind=x/v1/Outer cluster since=1.20\\n\" +",
                "\"mode Enum required default=On enum=On,Off\\n\" +",
                "\"parts []x.Inner list=map keys=a,b\\n\" +",
                "\"path Reference default=a\\\\b\\\"c since=1.20 enabled=1.22 immutable mutable=1.30 references=x.Outer\",",
            ],
            source.Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith('"')));
    }

    [Fact]
    public void Generate_AnEditOfCode_LeavesEveryStepCached()
    {
        var run = GeneratorRun.Views(("gadgets.json", Gadgets)).EditCode("class C { void M() { int i = 1; } }");

        Assert.All(
            run.Reasons(SchemaInputs.FilesStep).Concat(run.Reasons(SchemaInputs.SetStep)),
            static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Generate_AProjectThatAsksForRecords_HasNoViews() =>
        Assert.DoesNotContain(new GeneratorRun(("gadgets.json", Gadgets)).Result.GeneratedSources, static source => source.HintName.EndsWith("View.g.cs", StringComparison.Ordinal));
}
