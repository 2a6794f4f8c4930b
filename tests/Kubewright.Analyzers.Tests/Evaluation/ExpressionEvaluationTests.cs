namespace Kubewright.Analyzers.Tests;

/// <summary>
/// What people write around the objects: conditions, patterns, text, sequences and classes of their own. Every program
/// whose value is known is also run: the evaluator must say what the program says.
/// </summary>
public sealed class ExpressionEvaluationTests
{
    [Theory]
    [InlineData("string", "Production ? \"a\" : \"b\"", "'a'")]
    [InlineData("string", "Dynamic ? \"a\" : \"a\"", "'a'")]
    [InlineData("string", "Dynamic ? \"a\" : \"b\"", "?")]
    [InlineData("string", "Machine.Length > 0 ? \"b\" : throw new Exception()", "'b'")]
    [InlineData("string", "Count switch { 1 => \"a\", 3 => \"b\", _ => \"c\" }", "'b'")]
    [InlineData("string", "Count switch { < 2 => \"a\", >= 2 and < 5 => \"b\", _ => \"c\" }", "'b'")]
    [InlineData("string", "Stage switch { Stage.Test => \"a\", Stage.Live => \"b\", _ => throw new Exception() }", "'b'")]
    [InlineData("string", "Name switch { \"web\" when Production => \"a\", _ => \"b\" }", "'a'")]
    [InlineData("string", "Name switch { \"web\" when Dynamic => \"a\", _ => \"b\" }", "?")]
    [InlineData("string", "Machine switch { \"x\" => \"a\", _ => \"a\" }", "'a'")]
    [InlineData("string", "Name switch { var n => n + \"!\" }", "'web!'")]
    [InlineData("bool", "Count is 3", "true")]
    [InlineData("bool", "Count is not (1 or 2)", "true")]
    [InlineData("bool", "Nothing is null", "true")]
    [InlineData("bool", "Name is { }", "true")]
    [InlineData("bool", "Name is { } n && n == \"web\"", "true")]
    [InlineData("bool", "Machine is { } n", "?")]
    [InlineData("string", "Nothing ?? Name", "'web'")]
    [InlineData("string", "Name ?? throw new Exception()", "'web'")]
    [InlineData("int", "(Optional ?? 5) + 1", "6")]
    [InlineData("bool", "Optional.HasValue", "false")]
    [InlineData("int", "Optional.GetValueOrDefault()", "?")]
    [InlineData("int", "default", "0")]
    [InlineData("string", "Stage.ToString()", "'Live'")]
    [InlineData("bool", "Stage == Stage.Live", "true")]
    [InlineData("int", "7 / Count + 7 % Count", "3")]
    [InlineData("int", "Count / Zero", "?")]
    public void Evaluate_Condition_GivesTheBranchThatRuns(string type, string expression, string expected) => AssertValue(type, expression, expected);

    [Theory]
    [InlineData("Name.ToUpperInvariant()", "'WEB'")]
    [InlineData("(\" A \" + Name).Trim().ToLowerInvariant()", "'a web'")]
    [InlineData("Name.ToUpper()", "?")]
    [InlineData("Name.Replace(\"e\", \"o\")", "'wob'")]
    [InlineData("Name.Substring(1)", "'eb'")]
    [InlineData("Name.Substring(0, 2)", "'we'")]
    [InlineData("Name.Substring(9)", "?")]
    [InlineData("string.Join(\",\", Names)", "'a,b'")]
    [InlineData("string.Join(\", \", Names.Select(n => n + Count))", "'a3, b3'")]
    [InlineData("string.Join(',', Names)", "'a,b'")]
    [InlineData("string.Join(\".\", Name, \"svc\")", "'web.svc'")]
    [InlineData("string.Concat(Name, \"-\", Name)", "'web-web'")]
    [InlineData("nameof(Elsewhere)", "'Elsewhere'")]
    [InlineData("$\"{Count:D3}/{Count:00}/{Stage}\"", "'003/03/Live'")]
    [InlineData("$\"{Count:N2}\"", "?")]
    [InlineData("$\"{Count,5}\"", "?")]
    [InlineData("$\"{-Count}\"", "?")]
    [InlineData("Count.ToString()", "'3'")]
    [InlineData("Count.ToString(\"D2\")", "'03'")]
    [InlineData("string.IsNullOrEmpty(Nothing) ? \"a\" : \"b\"", "'a'")]
    [InlineData("Name.Length > 2 ? \"a\" : \"b\"", "'a'")]
    [InlineData("Name.Contains(\"eb\") ? \"a\" : \"b\"", "'a'")]
    [InlineData("Name.StartsWith('w') ? \"a\" : \"b\"", "'a'")]
    [InlineData("Name.StartsWith(\"w\") ? \"a\" : \"b\"", "?")]
    [InlineData("$\"{Machine}-x\"", "?")]
    public void Evaluate_Text_GivesWhatEveryCultureGives(string expression, string expected) => AssertValue("string", expression, expected);

    [Theory]
    [InlineData("Enumerable.Range(0, 3).Select(i => $\"web-{i}\").ToArray()", "['web-0', 'web-1', 'web-2']")]
    [InlineData("Enumerable.Range(1, Count).Where(i => i % 2 == 1).Select(i => $\"{i}\")", "['1', '3']")]
    [InlineData("Names.Where(n => n == Machine)", "[…]")]
    [InlineData("Names.Select((n, i) => n + i)", "['a0', 'b1']")]
    [InlineData("Names.SelectMany(n => new[] { n, n })", "['a', 'a', 'b', 'b']")]
    [InlineData("Names.Concat([\"c\"]).Append(\"d\").Prepend(\"z\").ToList()", "['z', 'a', 'b', 'c', 'd']")]
    [InlineData("Names.Skip(1).Take(1)", "['b']")]
    [InlineData("Enumerable.Repeat(Name, 2)", "['web', 'web']")]
    [InlineData("Enumerable.Range(0, 100000).Select(i => $\"{i}\")", "?")]
    [InlineData("[.. Names, .. Array.Empty<string>(), .. Enumerable.Empty<string>()]", "['a', 'b']")]
    [InlineData("new List<string>(Names)", "['a', 'b']")]
    [InlineData("new List<string> { Names[1], Names.First(), Names.Last() }", "['b', 'a', 'b']")]
    [InlineData("System.Collections.Immutable.ImmutableArray.Create(Name, \"x\")", "['web', 'x']")]
    [InlineData("Names.OrderBy(n => n)", "?")]
    [InlineData("Pairs.Select(p => p.Key + p.Value)", "['kv']")]
    [InlineData("Pairs.Values", "['v']")]
    [InlineData("[Pairs[\"k\"], Tuple.Item1, Tuple.Second]", "['v', 'x', 'y']")]
    [InlineData("Names.Select(Shout)", "['a!', 'b!']")]
    [InlineData("Yielded()", "['first', 'a', 'b', 'n0', 'n1']")]
    [InlineData("YieldedAtTimes()", "['a', …]")]
    [InlineData("YieldedUntil()", "['a']")]
    public void Evaluate_Sequence_GivesItsItems(string expression, string expected) => AssertValue("IEnumerable<string>", expression, expected);

    [Theory]
    [InlineData("new App(\"web\", 80).Name", "'web'")]
    [InlineData("new App(\"web\").Host", "'web.local:8080'")]
    [InlineData("(new App(\"web\") with { Name = \"db\" }).Host", "'db.local:8080'")]
    [InlineData("new App(\"web\") { Zone = \"eu\" }.Zone", "'eu'")]
    [InlineData("new App(\"web\").Zone", "'local'")]
    [InlineData("new App(\"web\").Note", "?")]
    [InlineData("new App(\"web\").Describe(\"!\")", "'web!'")]
    [InlineData("Apps[0].Name", "'a'")]
    [InlineData("string.Join(\",\", Apps.Select(app => app.Host))", "'a.local:1,b.local:2'")]
    [InlineData("new Postgres().Image", "'postgres:17'")]
    [InlineData("new Postgres().Title", "'db from postgres:17'")]
    [InlineData("((Database)new Postgres()).Title", "'db from postgres:17'")]
    [InlineData("((IImage)new Postgres()).Image", "'postgres:17'")]
    [InlineData("new Settings(\"x\").Text", "'x/x'")]
    [InlineData("new Written(\"x\").Text", "'x/1'")]
    [InlineData("new Changing(\"x\").Text", "?")]
    [InlineData("Local()", "'outer-a'")]
    [InlineData("Make(\"a\")", "'<a>'")]
    [InlineData("Guarded(Name)", "'ok'")]
    [InlineData("Switched(2)", "'two'")]
    [InlineData("Switched(9)", "'many'")]
    [InlineData("new Endless().Text", "?")]
    public void Evaluate_ClassesOfTheUser_AreFollowed(string expression, string expected) => AssertValue("string", expression, expected);

    private static void AssertValue(string type, string expression, string expected)
    {
        var compilation = TestCompilation.Create(
            TestCompilation.Usings + $$"""
            public static partial class Subject
            {
                public static {{type}} Value => {{expression}};
            }
            """,
            Surroundings);
        Assert.Empty(TestCompilation.Errors(compilation));

        Assert.Equal(expected, NodeText.Of(TestCompilation.Evaluate(compilation)));
        if (expected is not "?" && !expected.Contains('…'))
        {
            Assert.Equal(expected, TextOf(TestCompilation.Run(compilation)));
        }
    }

    private static string TextOf(object? value) => value switch
    {
        string text => $"'{text}'",
        IEnumerable<string> items => "[" + string.Join(", ", items.Select(static item => $"'{item}'")) + "]",
        bool flag => flag ? "true" : "false",
        _ => FormattableString.Invariant($"{value}"),
    };

    private const string Surroundings = TestCompilation.Usings + """
        public enum Stage { Test, Live }

        public static partial class Subject
        {
            const int Count = 3;
            const bool Production = true;
            static readonly int Zero = Count - 3;
            static readonly string Name = "web";
            static readonly Stage Stage = Stage.Live;
            static readonly string[] Names = ["a", "b"];
            static readonly Dictionary<string, string> Pairs = new() { ["k"] = "v" };
            static readonly (string, string Second) Tuple = ("x", "y");
            static readonly App[] Apps = [new("a", 1), new("b", 2)];
            static readonly Func<string, string> Make = text => "<" + text + ">";
            static string? Nothing => null;
            static int? Optional => null;
            static string Machine => Environment.MachineName;
            static bool Dynamic => Environment.ProcessorCount > 1;
            static string Shout(string text) => text + "!";

            static IEnumerable<string> Yielded()
            {
                yield return "first";
                foreach (var name in Names) { yield return name; }
                for (var i = 0; i < 2; i++) yield return $"n{i}";
                if (Count > 5) { yield return "never"; }
            }

            static IEnumerable<string> YieldedAtTimes()
            {
                yield return "a";
                if (Dynamic) yield return "b";
            }

            static IEnumerable<string> YieldedUntil()
            {
                yield return "a";
                if (Production) yield break;
                yield return "b";
            }

            static string Local()
            {
                var prefix = "outer";
                return Join("a");
                string Join(string text) => $"{prefix}-{text}";
            }

            static string Guarded(string name)
            {
                if (name.Length == 0) throw new ArgumentException("empty", nameof(name));
                return "ok";
            }

            static string Switched(int number)
            {
                switch (number)
                {
                    case 1:
                        return "one";
                    case 2:
                    {
                        return "two";
                    }
                    default:
                        break;
                }

                return "many";
            }
        }

        public sealed record App(string Name, int Port = 8080)
        {
            public string Zone { get; init; } = "local";
            public string? Note { get; set; }
            public string Host => $"{Name}.{Zone}:{Port}";
            public string Describe(string end) { return Name + end; }
        }

        public interface IImage { string Image { get; } }

        public abstract class Database(string name) : IImage
        {
            public abstract string Image { get; }
            public string Title => $"{name} from {Image}";
        }

        public sealed class Postgres() : Database("db") { public override string Image => "postgres:" + Version; const int Version = 17; }

        public sealed class Settings(string text) { readonly string _twice = text + "/" + text; public string Text => _twice; }

        public sealed class Written
        {
            readonly string _text;
            public Written(string text) { _text = text; Number = 1; }
            public int Number { get; }
            public string Text => $"{_text}/{Number}";
        }

        public sealed class Changing(string text) { public string Text => text; public void Change() => text = "y"; }

        public sealed class Endless { public string Text => new Endless().Text; }

        static class Elsewhere;
        """;
}
