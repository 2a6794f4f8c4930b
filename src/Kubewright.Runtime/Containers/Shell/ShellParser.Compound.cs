using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <content>Commands that hold other commands: conditions, loops, groups and functions.</content>
internal sealed partial class ShellParser
{
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
}
