using System.Text;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli.Tests;

/// <summary>Random edits of randomly laid out documents.</summary>
public sealed class RandomEditTests
{
    private const int Documents = 400;

    /// <summary>Most random documents are laid out such that an edit that fits can be made.</summary>
    private const double LeastApplied = 0.9;

    private int _comments;

    [Fact]
    public void Apply_RandomEdits_KeepAllCommentsAndSayWhatTheEditMeans()
    {
        var (fitting, applied) = (0, 0);
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            _comments = 0;
            var text = RandomDocument(random);
            var before = YamlReader.Read(text, "random.yaml");
            Assert.Empty(before.Problems);
            var edit = RandomEdit(random, before.Documents[0].Root);
            if (NodeFixer.Apply(before.Documents[0].Root, edit) is not { } expected)
            {
                continue;
            }

            fitting++;
            if (ManifestTextFixer.Apply(text, "random.yaml", new FixHint("Random", edit)) is not { } result)
            {
                continue;
            }

            applied++;
            var after = YamlReader.Read(result, "random.yaml");
            Assert.Equal(Json(expected), Json(after.Documents[0].Root));
            Assert.All(Enumerable.Range(0, _comments), number => Assert.Contains($"# c{number}.", result, StringComparison.Ordinal));
            Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), result.Contains("\r\n", StringComparison.Ordinal));
        }

        Assert.InRange(fitting, Documents / 2, Documents);
        Assert.InRange(applied, fitting * LeastApplied, fitting);
    }

    private string RandomDocument(Random random)
    {
        var text = new StringBuilder("kind: Pod\nmetadata:\n  name: web\nspec:\n");
        Map(random, text, random.Next(2) == 0 ? 2 : 4, random.Next(2) == 0, 3, 2);
        return random.Next(4) == 0 ? text.ToString().ReplaceLineEndings("\r\n") : text.ToString();
    }

    private void Map(Random random, StringBuilder text, int step, bool isIndented, int depth, int indent, bool continuesLine = false)
    {
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 || !continuesLine)
            {
                Comment(random, text, indent);
                text.Append(' ', indent);
            }

            text.Append((char)('a' + i)).Append(':');
            Value(random, text, step, isIndented, depth, indent);
        }
    }

    private void Value(Random random, StringBuilder text, int step, bool isIndented, int depth, int indent)
    {
        switch (depth == 0 ? random.Next(7) : random.Next(11))
        {
            case 0: End(random, text.Append(' ').Append(random.Next(100))); break;
            case 1: End(random, text.Append(" 'quoted text'")); break;
            case 2: End(random, text.Append(" \"double # text\"")); break;
            case 3: End(random, text.Append(" { a: 1, b: [1, two] }")); break;
            case 4: End(random, text.Append(" [1, {a: 2}, 'x']")); break;
            case 5: text.Append(" |\n").Append(' ', indent + step).Append("line # no comment\n").Append(' ', indent + step).Append("more\n"); break;
            case 6: End(random, text); break;
            case 7 or 8:
                End(random, text);
                Map(random, text, step, isIndented, depth - 1, indent + step);
                break;
            default:
                End(random, text);
                var column = isIndented ? indent + step : indent;
                for (var i = random.Next(1, 4); i > 0; i--)
                {
                    Comment(random, text, column);
                    text.Append(' ', column).Append("- ");
                    Map(random, text, step, isIndented, depth - 1, column + 2, continuesLine: true);
                }

                break;
        }
    }

    private void End(Random random, StringBuilder text)
    {
        if (random.Next(3) == 0)
        {
            text.Append($" # c{_comments++}.");
        }

        text.Append('\n');
    }

    private void Comment(Random random, StringBuilder text, int indent)
    {
        if (random.Next(4) == 0)
        {
            text.Append(' ', indent).Append($"# c{_comments++}.\n");
        }
        else if (random.Next(6) == 0)
        {
            text.Append('\n');
        }
    }

    private static FixEdit RandomEdit(Random random, Schema.Node root)
    {
        var path = "spec";
        var node = root["spec"];
        while (random.Next(4) > 0)
        {
            if (node is ObjectNode { Members.IsEmpty: false } map)
            {
                var member = map.Members[random.Next(map.Members.Length)];
                (path, node) = (SchemaPath.Join(path, member.Name), member.Value);
            }
            else if (node is ArrayNode { Items.IsEmpty: false } list)
            {
                var index = random.Next(list.Items.Length);
                (path, node) = (SchemaPath.Join(path, index), list.Items[index]);
            }
            else
            {
                break;
            }
        }

        var value = YamlReader.Read(random.Next(4) switch { 0 => "v: 77", 1 => "v: new text", 2 => "v: { x: 1, y: [2, three] }", _ => "v: [{ x: 1 }, 2]" }, "").Documents[0].Root["v"];
        return (random.Next(5), node) switch
        {
            (0, ObjectNode { Members: [var first, ..] }) => new RenameKeyEdit("Pod/web", path, first.Name, "renamed"),
            (1, _) when path != "spec" => new RemoveValueEdit("Pod/web", path),
            (_, ArrayNode) => new AddItemEdit("Pod/web", path, value),
            (2, _) => new SetEntriesEdit("Pod/web", path, EquatableArray<FixEntry>.From([new FixEntry("a", "entry"), new FixEntry("new", "1")])),
            (3, ObjectNode) => new AddItemEdit("Pod/web", path + ".added", value),
            (_, ObjectNode) => new SetValueEdit("Pod/web", path + ".added", value),
            _ when path != "spec" => new SetValueEdit("Pod/web", path, value),
            _ => new SetValueEdit("Pod/web", "spec.a", value),
        };
    }

    private static string Json(Schema.Node node) => node switch
    {
        ObjectNode map => "{" + string.Join(",", map.Members.OrderBy(static member => member.Name, StringComparer.Ordinal).Select(static member => $"{member.Name}:{Json(member.Value)}")) + "}",
        ArrayNode list => "[" + string.Join(",", list.Items.Select(Json)) + "]",
        ScalarNode scalar => $"{scalar.Kind}'{(scalar.Kind == ScalarKind.Null ? "" : scalar.Text)}'",
        _ => "?",
    };
}
