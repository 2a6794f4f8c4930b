using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Parses the shell language of POSIX with what people add from bash: <c>[[ ]]</c>, <c>(( ))</c>, here-strings.</summary>
internal sealed class ShellParser
{
    private const int DeepestNesting = 100;

    private static readonly string[] Closers = ["then", "else", "elif", "fi", "do", "done", "esac", "}"];

    private readonly ShellLexer _lexer;
    private Queue<ShellToken> _ahead = [];
    private ShellToken _token;
    private int _depth;

    /// <summary>A parser over <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="depth">How many command substitutions it is inside of.</param>
    public ShellParser(string text, int depth = 0)
    {
        _lexer = new ShellLexer(text, depth);
        _token = ShellToken.End;
        Advance();
    }

    /// <summary>Parses the whole text.</summary>
    public ShellScript Parse()
    {
        var body = ParseList();
        if (_token.Kind != ShellTokenKind.End)
        {
            Unexpected();
        }

        return Result(body);
    }

    /// <summary>Parses up to the parenthesis that closes a command substitution.</summary>
    /// <param name="length">How much of the text that is, the parenthesis included.</param>
    public ShellScript ParseUntilParenthesis(out int length)
    {
        var body = ParseList();
        length = _lexer.Position;
        if (_token.Kind == ShellTokenKind.End)
        {
            _lexer.Incomplete(")");
        }
        else if (!_token.Is(")"))
        {
            Unexpected();
        }

        return Result(body);
    }

    private ShellScript Result(ShellCommand body) =>
        _lexer.Error is { } error ? new ShellScript(null, error, _lexer.IsIncomplete) : new ShellScript(body, null, false);

    private ListCommand ParseList()
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        SkipNewlines();
        if (++_depth > DeepestNesting)
        {
            _lexer.Fail("nested too deep");
            Advance();
        }

        while (IsAtCommand())
        {
            commands.Add(ParseAndOr());
            if (_token.Is(";") || _token.Is("&") || _token.Kind == ShellTokenKind.Newline)
            {
                Advance();
                SkipNewlines();
            }
            else
            {
                break;
            }
        }

        _depth--;
        return new ListCommand(commands.ToImmutable());
    }

    private bool IsAtCommand() => _token.Kind switch
    {
        ShellTokenKind.Word => _token.Word!.Plain is not { } plain || !Closers.Contains(plain),
        ShellTokenKind.Descriptor => true,
        ShellTokenKind.Operator => _token.Is("(") || _token.Text[0] is '<' or '>' || _token.Text.StartsWith("&>", StringComparison.Ordinal),
        _ => false,
    };

    private ShellCommand ParseAndOr()
    {
        var left = ParsePipeline();
        while (_token.Is("&&") || _token.Is("||"))
        {
            var isAnd = _token.Is("&&");
            Advance();
            SkipNewlines();
            left = new AndOrCommand(left, ParsePipeline(), isAnd);
        }

        return left;
    }

    private ShellCommand ParsePipeline()
    {
        var isNegated = false;
        while (_token.IsWord("!"))
        {
            isNegated = !isNegated;
            Advance();
        }

        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        commands.Add(ParseCommand());
        while (_token.Is("|"))
        {
            Advance();
            SkipNewlines();
            commands.Add(ParseCommand());
        }

        return commands.Count == 1 && !isNegated ? commands[0] : new PipelineCommand(commands.ToImmutable(), isNegated);
    }

    private ShellCommand ParseCommand()
    {
        ShellCommand? compound = _token.Kind switch
        {
            ShellTokenKind.Operator when _token.Is("(") => ParseParenthesis(),
            ShellTokenKind.Word => _token.Word!.Plain switch
            {
                "if" => ParseIf(),
                "while" => ParseLoop(isUntil: false),
                "until" => ParseLoop(isUntil: true),
                "for" => ParseFor(),
                "case" => ParseCase(),
                "{" => ParseGroup(),
                "[[" => ParseConditional(),
                "function" => ParseFunctionKeyword(),
                _ => null,
            },
            _ => null,
        };
        if (compound is null)
        {
            return ParseSimple();
        }

        var redirects = ParseRedirects();
        return redirects.IsEmpty ? compound : new RedirectedCommand(compound, redirects);
    }

    private ShellCommand ParseParenthesis()
    {
        if (_lexer.TakeText("("))
        {
            var expression = _lexer.ReadArithmetic();
            Advance();
            return new ArithmeticCommand(expression);
        }

        Advance();
        var body = ParseList();
        ExpectOperator(")");
        return new SubshellCommand(body);
    }

    private IfCommand ParseIf()
    {
        Advance();
        var condition = ParseList();
        Expect("then");
        var then = ParseList();
        if (_token.IsWord("elif"))
        {
            return new IfCommand(condition, then, ParseIf());
        }

        ShellCommand? otherwise = null;
        if (_token.IsWord("else"))
        {
            Advance();
            otherwise = ParseList();
        }

        Expect("fi");
        return new IfCommand(condition, then, otherwise);
    }

    private LoopCommand ParseLoop(bool isUntil)
    {
        Advance();
        var condition = ParseList();
        return new LoopCommand(condition, ParseDo(), isUntil);
    }

    private ForCommand ParseFor()
    {
        Advance();
        var name = _token.Word?.Plain ?? "";
        if (name.Length == 0)
        {
            Unexpected();
        }

        Advance();
        SkipNewlines();
        ImmutableArray<ShellWord>? words = null;
        if (_token.IsWord("in"))
        {
            Advance();
            var list = ImmutableArray.CreateBuilder<ShellWord>();
            while (_token.Kind == ShellTokenKind.Word)
            {
                list.Add(_token.Word!);
                Advance();
            }

            words = list.ToImmutable();
        }

        if (_token.Is(";"))
        {
            Advance();
        }

        SkipNewlines();
        return new ForCommand(name, words, ParseDo());
    }

    private ListCommand ParseDo()
    {
        Expect("do");
        var body = ParseList();
        Expect("done");
        return body;
    }

    private CaseCommand ParseCase()
    {
        Advance();
        var subject = _token.Word ?? new ShellWord([]);
        Advance();
        SkipNewlines();
        Expect("in");
        SkipNewlines();
        var clauses = ImmutableArray.CreateBuilder<(ImmutableArray<ShellWord>, ShellCommand)>();
        while (_token.Kind != ShellTokenKind.End && !_token.IsWord("esac"))
        {
            if (_token.Is("("))
            {
                Advance();
            }

            var patterns = ImmutableArray.CreateBuilder<ShellWord>();
            while (_token.Kind == ShellTokenKind.Word)
            {
                patterns.Add(_token.Word!);
                Advance();
                if (!_token.Is("|"))
                {
                    break;
                }

                Advance();
            }

            ExpectOperator(")");
            clauses.Add((patterns.ToImmutable(), ParseList()));
            if (!_token.Is(";;"))
            {
                break;
            }

            Advance();
            SkipNewlines();
        }

        Expect("esac");
        return new CaseCommand(subject, clauses.ToImmutable());
    }

    private ListCommand ParseGroup()
    {
        Advance();
        var body = ParseList();
        Expect("}");
        return body;
    }

    private ConditionalCommand ParseConditional()
    {
        // The lexer has read no further than the opening brackets.
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        while (_lexer.Error is null)
        {
            var word = _lexer.NextConditionWord();
            if (word.Plain == "]]" || _lexer.Error is not null)
            {
                break;
            }

            words.Add(word);
        }

        Advance();
        return new ConditionalCommand(words.ToImmutable());
    }

    private ShellCommand ParseFunctionKeyword()
    {
        Advance();
        var name = _token.Word?.Plain ?? "";
        Advance();
        if (_token.Is("("))
        {
            Advance();
            ExpectOperator(")");
        }

        SkipNewlines();
        return new FunctionCommand(name, ParseCommand());
    }

    private ShellCommand ParseSimple()
    {
        var assignments = ImmutableArray.CreateBuilder<(string, ShellWord)>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirects = ImmutableArray.CreateBuilder<ShellRedirect>();
        while (true)
        {
            var count = redirects.Count;
            redirects.AddRange(ParseRedirects());
            if (_token.Kind != ShellTokenKind.Word)
            {
                if (redirects.Count == count)
                {
                    break;
                }

                continue;
            }

            var word = _token.Word!;
            Advance();
            if (words.Count == 0 && Assignment(word) is { } assignment)
            {
                assignments.Add(assignment);
                continue;
            }

            words.Add(word);
            if (words.Count == 1 && assignments.Count == 0 && word.Plain is { } name && _token.Is("("))
            {
                Advance();
                ExpectOperator(")");
                SkipNewlines();
                return new FunctionCommand(name, ParseCommand());
            }
        }

        if (assignments.Count == 0 && words.Count == 0 && redirects.Count == 0)
        {
            Unexpected();
        }

        return new SimpleCommand(assignments.ToImmutable(), words.ToImmutable(), redirects.ToImmutable());
    }

    private ImmutableArray<ShellRedirect> ParseRedirects()
    {
        var redirects = ImmutableArray.CreateBuilder<ShellRedirect>();
        while (true)
        {
            var descriptor = -1;
            if (_token.Kind == ShellTokenKind.Descriptor)
            {
                descriptor = _token.Text[0] - '0';
                Advance();
            }

            if (_token.Kind != ShellTokenKind.Operator || !(_token.Text[0] is '<' or '>' || _token.Text.StartsWith("&>", StringComparison.Ordinal)))
            {
                return redirects.ToImmutable();
            }

            var op = _token.Text;
            Advance();
            if (_token.Kind != ShellTokenKind.Word)
            {
                Unexpected();
                return redirects.ToImmutable();
            }

            var target = _token.Word!;
            var number = descriptor >= 0 ? descriptor : op[0] == '<' ? 0 : 1;
            if (op is "<<" or "<<-")
            {
                var document = _lexer.Announce(target, stripsTabs: op == "<<-");
                Advance();
                ReadLine();
                redirects.Add(new ShellRedirect(number, "<<", document.Body));
                continue;
            }

            Advance();
            redirects.Add(new ShellRedirect(number, op, target));
        }
    }

    /// <summary>A here-document's text comes after the rest of its line, which is kept as tokens until then.</summary>
    private void ReadLine()
    {
        var kept = new List<ShellToken>(_ahead.Prepend(_token));
        while (_lexer.Error is null && kept[^1].Kind is not (ShellTokenKind.Newline or ShellTokenKind.End))
        {
            kept.Add(_lexer.Next());
        }

        _token = kept[0];
        _ahead = new Queue<ShellToken>(kept.Skip(1));
    }

    private static (string Name, ShellWord Value)? Assignment(ShellWord word)
    {
        if (word.Parts is not [LiteralPart { IsQuoted: false } first, .. var rest] || first.Text.IndexOf('=', StringComparison.Ordinal) is var at && at <= 0)
        {
            return null;
        }

        var name = first.Text[..at];
        if (char.IsAsciiDigit(name[0]) || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return null;
        }

        var text = first.Text[(at + 1)..];
        return (name, new ShellWord(text.Length == 0 ? rest : [new LiteralPart(text, false), .. rest]));
    }

    private void Expect(string word)
    {
        if (!_token.IsWord(word))
        {
            UnexpectedBefore(word);
            return;
        }

        Advance();
    }

    private void ExpectOperator(string op)
    {
        if (!_token.Is(op))
        {
            UnexpectedBefore(op);
            return;
        }

        Advance();
    }

    private void UnexpectedBefore(string expected)
    {
        if (_token.Kind == ShellTokenKind.End)
        {
            _lexer.Incomplete(expected);
        }
        else
        {
            Unexpected(expected);
        }
    }

    private void Unexpected(string? expected = null)
    {
        if (_token.Kind == ShellTokenKind.End && _lexer.Error is null)
        {
            _lexer.Incomplete(expected ?? "command");
        }

        var found = _token.Kind switch
        {
            ShellTokenKind.Newline => "newline",
            ShellTokenKind.Word => $"\"{_token.Word!.Plain ?? "word"}\"",
            _ => $"\"{_token.Text}\"",
        };
        _lexer.Fail($"syntax error: unexpected {found}" + (expected is null ? "" : $" (expecting \"{expected}\")"));
        _ahead.Clear();
        _token = ShellToken.End;
    }

    private void SkipNewlines()
    {
        while (_token.Kind == ShellTokenKind.Newline)
        {
            Advance();
        }
    }

    private void Advance() => _token = _ahead.TryDequeue(out var kept) ? kept : _lexer.Next();
}
