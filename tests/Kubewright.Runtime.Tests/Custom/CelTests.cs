using System.Text.Json.Nodes;

namespace Kubewright.Runtime.Tests;

/// <summary>The Common Expression Language, as far as the rules of definitions need it.</summary>
public sealed class CelTests
{
    private const string Self = """{"min": 2, "max": 5, "ratio": 0.5, "name": "web-0", "on": true, "none": null, "list": [1, 2, 3], "items": [{"k": "a", "n": 1}, {"k": "b", "n": 2}], "map": {"x": 1, "y-z": 2}}""";

    [Theory]
    [InlineData("self.min <= self.max")]
    [InlineData("self.min + 3 == self.max && self.max % 3 == 2 && 7 / 2 == 3 && -self.min == -2")]
    [InlineData("self.ratio * 2.0 == 1.0 && self.min == 2.0 && 1e3 == 1000 && 0x10 == 16")]
    [InlineData("!(self.on == false) && self.none == null")]
    [InlineData("has(self.name) && !has(self.other) && (has(self.map.x) || self.other == 1)")]
    [InlineData("self.name.startsWith('web-') && self.name.endsWith(\"0\") && self.name.contains('b-') && self.name.matches(r'^web-\\d+$')")]
    [InlineData("size(self.name) == 5 && self.name.size() == 5 && self.list.size() == 3 && size(self.map) == 2")]
    [InlineData("2 in self.list && !(9 in self.list) && 'x' in self.map && self.name in ['web-0', 'web-1']")]
    [InlineData("self.min > 1 ? self.on : self.other")]
    [InlineData("self.list.all(i, i > 0) && self.list.exists(i, i == 2) && self.list.exists_one(i, i > 2)")]
    [InlineData("self.items.map(i, i.k) == ['a', 'b'] && self.items.filter(i, i.n > 1).map(i, i.n) == [2]")]
    [InlineData("self.items.map(i, i.n > 1, i.k) == ['b']")]
    [InlineData("self.map.all(key, self.map[key] > 0) && self.map['y-z'] == 2 && self.map.y__dash__z == 2")]
    [InlineData("self.list[0] == 1 && self.list + [4] == [1, 2, 3, 4] && self.list.sum() == 6 && self.list.isSorted()")]
    [InlineData("string(self.min) + '-' + self.name == '2-web-0' && int('12') == 12 && double('0.5') == self.ratio")]
    [InlineData("{'a': 1, 'b': [2]} == {'b': [2], 'a': 1}")]
    [InlineData("self.other == 1 || true")]
    [InlineData("[1, 'a', 2].exists(i, i > 1)")]
    [InlineData("self.items.all(i, self.items.exists_one(j, j.k == i.k))")]
    [InlineData("self.name.lowerAscii() == 'web-0' && ' a\\t'.trim() == 'a' && 'a' < 'b' && self.name.indexOf('-') == 3")]
    public void Expression_ThatHolds_IsTrue(string text) => Assert.Equal(true, Evaluate(text));

    [Theory]
    [InlineData("self.other == 1", "no such key: other")]
    [InlineData("self.name.field == 1", "no such overload: a string has no fields")]
    [InlineData("self.name < 3", "no such overload: string and int cannot be compared")]
    [InlineData("self.name + 3 == 'x'", "no such overload: + for string and int")]
    [InlineData("self.list[3] == 1", "index out of bounds: 3")]
    [InlineData("self.min / 0 == 1", "division by zero")]
    [InlineData("9223372036854775807 + self.min > 0", "integer overflow")]
    [InlineData("self.min && true", "no such overload: a int is neither true nor false")]
    [InlineData("int('x') == 1", "no such overload: int for string")]
    public void Evaluation_WithoutAValue_SaysWhy(string text, string expected) => Assert.Equal(expected, Assert.Throws<CelException>(() => Evaluate(text)).Message);

    [Theory]
    [InlineData("self.min <", "the expression ends too early")]
    [InlineData("self.min 3", "unexpected ''")]
    [InlineData("(self.min", "')' is missing")]
    [InlineData("other == 1", "undeclared reference to 'other'")]
    [InlineData("self.list.all(i, i > 0) && i > 1", "undeclared reference to 'i'")]
    [InlineData("quantity(self.min).isInteger()", "the function quantity() is not supported by the simulation")]
    [InlineData("self.name.replace('a', 'b') == ''", "the function replace() is not supported by the simulation")]
    [InlineData("size(self, self) == 1", "size() cannot be called with 2 operands")]
    [InlineData("has(self)", "has() takes a field: has(self.field)")]
    [InlineData("'open", "a string is not closed")]
    [InlineData("self.min == 1u", "'1u' is no number that can be read")]
    [InlineData("self.min ; 1", "unexpected character ';' at 10")]
    public void Text_ThatCannotBeUsed_IsRefused(string text, string expected) => Assert.Equal(expected, Assert.Throws<CelException>(() => CelParser.Parse(text, "self")).Message);

    [Theory]
    [InlineData("(", 2000)]
    [InlineData("!", 2000)]
    [InlineData("1+", 2000)]
    [InlineData("[", 500)]
    public void Text_ThatIsTooDeepOrLong_IsRefused(string part, int times) =>
        Assert.Throws<CelException>(() => CelParser.Parse(string.Concat(Enumerable.Repeat(part, times)) + "true", "self"));

    [Fact]
    public void Evaluation_ThatTakesTooLong_IsEnded()
    {
        var list = new JsonArray([.. Enumerable.Range(0, 200).Select(static i => JsonValue.Create(i))]);

        Assert.Throws<CelBudgetException>(() =>
            new CelEvaluator(new CelBudget()).Evaluate(CelParser.Parse("self.all(a, self.all(b, self.all(c, a + b + c >= 0)))", "self"), ("self", list)));
    }

    private static object? Evaluate(string text) =>
        new CelEvaluator(new CelBudget()).Evaluate(CelParser.Parse(text, "self"), ("self", CelValues.Of(JsonNode.Parse(Self))));
}
