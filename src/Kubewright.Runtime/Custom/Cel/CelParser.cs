using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Reads expressions of the Common Expression Language, as far as the evaluator knows them: what it does not know is refused here.</summary>
internal sealed class CelParser
{
    private const int MostDeep = 100;
    private const int MostWords = 1000;

    /// <summary>The functions, by name: how many operands each takes, that before the dot included.</summary>
    private static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["size"] = 1, ["int"] = 1, ["double"] = 1, ["string"] = 1,
        ["startsWith"] = 2, ["endsWith"] = 2, ["contains"] = 2, ["matches"] = 2,
        ["lowerAscii"] = 1, ["upperAscii"] = 1, ["trim"] = 1, ["isSorted"] = 1, ["min"] = 1, ["max"] = 1, ["sum"] = 1, ["indexOf"] = 2,
    };

    /// <summary>The functions that may stand before their operand; the others come after it and a dot.</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "size", "int", "double", "string", "matches" };

    private static readonly ImmutableArray<ImmutableArray<string>> Levels = [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly ImmutableArray<CelToken> _tokens;
    private readonly Stack<string> _variables = [];
    private int _at;
    private int _depth;

    private CelParser(string text, IEnumerable<string> variables)
    {
        _tokens = CelLexer.Read(text);
        if (_tokens.Length > MostWords)
        {
            throw new CelException($"the expression has more than {MostWords} words");
        }

        foreach (var variable in variables)
        {
            _variables.Push(variable);
        }
    }

    private CelToken Current => _tokens[_at];

    /// <summary>The expression that a text says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variables">The variables that it may use.</param>
    /// <exception cref="CelException">The text is no expression, or uses what is not known here.</exception>
    public static CelNode Parse(string text, params IReadOnlyList<string> variables)
    {
        var parser = new CelParser(text, variables);
        var node = parser.Choice();
        return parser.Current.Kind == CelTokenKind.End ? node : throw new CelException($"unexpected '{parser.Current.Text}'");
    }

    private CelNode Choice()
    {
        if (++_depth > MostDeep)
        {
            throw new CelException($"the expression is more than {MostDeep} levels deep");
        }

        var condition = Binary(0);
        if (Takes("?"))
        {
            var then = Choice();
            Need(":");
            condition = new CelNode.Call("?:", [condition, then, Choice()]);
        }

        _depth--;
        return condition;
    }

    private CelNode Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (Current is { Kind: CelTokenKind.Symbol or CelTokenKind.Name } token && Levels[level].Contains(token.Text))
        {
            _at++;
            left = new CelNode.Call(token.Text, [left, Binary(level + 1)]);
        }

        return left;
    }

    private CelNode Unary()
    {
        if (Takes("!"))
        {
            return new CelNode.Call("!", [Unary()]);
        }

        if (!Takes("-"))
        {
            return Member(Primary());
        }

        return Unary() switch
        {
            CelNode.Literal { Value: long number } => new CelNode.Literal(-number),
            CelNode.Literal { Value: double number } => new CelNode.Literal(-number),
            var operand => new CelNode.Call("-", [new CelNode.Literal(0L), operand]),
        };
    }

    private CelNode Member(CelNode operand)
    {
        while (true)
        {
            if (Takes("."))
            {
                if (Takes("?"))
                {
                    throw new CelException("optional values are not supported by the simulation", isBeyond: true);
                }

                var name = Name();
                operand = Takes("(") ? MemberCall(operand, name) : new CelNode.Select(operand, Unescaped(name));
            }
            else if (Takes("["))
            {
                operand = new CelNode.Call("[]", [operand, Choice()]);
                Need("]");
            }
            else
            {
                return operand;
            }
        }
    }

    private CelNode MemberCall(CelNode operand, string name)
    {
        if (name is "all" or "exists" or "exists_one" or "map" or "filter")
        {
            var item = Name();
            Need(",");
            _variables.Push(item);
            var first = Choice();
            var second = name == "map" && Takes(",") ? Choice() : null;
            _variables.Pop();
            Need(")");
            return new CelNode.Macro(name, operand, item, second is null ? null : first, second ?? first);
        }

        return Function(name, [operand, .. Arguments(")")]);
    }

    private CelNode Primary()
    {
        var token = Current;
        _at++;
        switch (token)
        {
            case { Kind: CelTokenKind.Literal }:
                return new CelNode.Literal(token.Value);
            case { Kind: CelTokenKind.Symbol, Text: "(" }:
                var inner = Choice();
                Need(")");
                return inner;
            case { Kind: CelTokenKind.Symbol, Text: "[" }:
                return new CelNode.ListOf([.. Arguments("]")]);
            case { Kind: CelTokenKind.Symbol, Text: "{" }:
                return new CelNode.MapOf([.. Entries()]);
            case { Kind: CelTokenKind.Name, Text: "has" } when Takes("("):
                var tested = Choice();
                Need(")");
                return tested is CelNode.Select { IsTest: false } select ? select with { IsTest = true } : throw new CelException("has() takes a field: has(self.field)");
            case { Kind: CelTokenKind.Name } when Takes("("):
                return Leading.Contains(token.Text) ? Function(token.Text, [.. Arguments(")")]) : throw Unknown(token.Text);
            case { Kind: CelTokenKind.Name }:
                return _variables.Contains(token.Text) ? new CelNode.Variable(token.Text) : throw new CelException($"undeclared reference to '{token.Text}'");
            default:
                throw new CelException(token.Kind == CelTokenKind.End ? "the expression ends too early" : $"unexpected '{token.Text}'");
        }
    }

    private static CelException Unknown(string function) => new($"the function {function}() is not supported by the simulation", isBeyond: true);

    private static CelNode Function(string name, ImmutableArray<CelNode> arguments) =>
        !Functions.TryGetValue(name, out var count) ? throw Unknown(name)
        : count != arguments.Length ? throw new CelException($"{name}() cannot be called with {arguments.Length} operands")
        : new CelNode.Call(name, arguments);

    private IEnumerable<CelNode> Arguments(string end)
    {
        List<CelNode> arguments = [];
        while (!Takes(end))
        {
            if (arguments.Count > 0)
            {
                Need(",");
            }

            arguments.Add(Choice());
        }

        return arguments;
    }

    private IEnumerable<(CelNode Key, CelNode Value)> Entries()
    {
        List<(CelNode Key, CelNode Value)> entries = [];
        while (!Takes("}"))
        {
            if (entries.Count > 0)
            {
                Need(",");
            }

            var key = Choice();
            Need(":");
            entries.Add((key, Choice()));
        }

        return entries;
    }

    private string Name()
    {
        var token = Current;
        _at++;
        return token.Kind == CelTokenKind.Name ? token.Text : throw new CelException("a name is missing");
    }

    /// <summary>A field whose name is no word of the language is written with escapes.</summary>
    private static string Unescaped(string name) =>
        name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal) && name.IndexOf("__", 2, StringComparison.Ordinal) == name.Length - 2
            ? name[2..^2]
            : name.Replace("__dot__", ".", StringComparison.Ordinal).Replace("__dash__", "-", StringComparison.Ordinal).Replace("__slash__", "/", StringComparison.Ordinal).Replace("__underscores__", "__", StringComparison.Ordinal);

    private bool Takes(string symbol)
    {
        if (Current.Kind != CelTokenKind.Symbol || Current.Text != symbol)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Need(string symbol)
    {
        if (!Takes(symbol))
        {
            throw new CelException($"'{symbol}' is missing");
        }
    }
}
