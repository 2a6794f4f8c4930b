using System.Text;

namespace Kubewright.Runtime;

/// <content>What <c>$</c> and backticks start: variables, commands and arithmetic.</content>
internal sealed partial class ShellLexer
{
    /// <summary>What a dollar sign or a backtick starts; null when it is only a character.</summary>
    private WordPart? ReadExpansion(bool isQuoted)
    {
        if (_text[_position] == '`')
        {
            var close = _position + 1;
            var body = new StringBuilder();
            for (; close < _text.Length && _text[close] != '`'; close++)
            {
                if (_text[close] == '\\' && close + 1 < _text.Length && _text[close + 1] is '`' or '\\' or '$')
                {
                    close++;
                }

                body.Append(_text[close]);
            }

            if (close >= _text.Length)
            {
                Incomplete("`");
                return new LiteralPart("", true);
            }

            _position = close + 1;
            return Command(body.ToString(), isQuoted);
        }

        var next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        switch (next)
        {
            case '(' when _position + 2 < _text.Length && _text[_position + 2] == '(':
                _position += 3;
                return new ArithmeticPart(ReadArithmetic(), isQuoted);
            case '(':
                _position += 2;
                return ReadCommand(isQuoted);
            case '{':
                _position += 2;
                return ReadBraces(isQuoted);
            case '@' or '*' or '#' or '?' or '-' or '$' or '!':
                _position += 2;
                return new VariablePart(next.ToString(), null, "", null, isQuoted);
        }

        if (char.IsAsciiDigit(next))
        {
            _position += 2;
            return new VariablePart(next.ToString(), null, "", null, isQuoted);
        }

        var end = _position + 1;
        while (end < _text.Length && IsNameCharacter(_text[end]))
        {
            end++;
        }

        if (end == _position + 1)
        {
            return null;
        }

        var name = _text[(_position + 1)..end];
        _position = end;
        return new VariablePart(name, null, "", null, isQuoted);
    }

    private CommandPart ReadCommand(bool isQuoted)
    {
        // The commands end at the parenthesis that their own parser does not understand.
        var parser = new ShellParser(_text[_position..], _depth + 1);
        var script = parser.ParseUntilParenthesis(out var length);
        if (script.Error is { } error)
        {
            IsIncomplete |= script.IsIncomplete && Error is null;
            Fail(error);
        }
        else
        {
            _position += length;
        }

        return new CommandPart(script.Body ?? new ListCommand([]), isQuoted);
    }

    private CommandPart Command(string body, bool isQuoted)
    {
        var script = new ShellParser(body, _depth + 1).Parse();
        if (script.Error is { } error)
        {
            Fail(error);
        }

        return new CommandPart(script.Body ?? new ListCommand([]), isQuoted);
    }

    private VariablePart ReadBraces(bool isQuoted)
    {
        var isLength = !IsAtEnd && _text[_position] == '#' && _position + 1 < _text.Length && _text[_position + 1] != '}';
        _position += isLength ? 1 : 0;
        var start = _position;
        while (!IsAtEnd && IsNameCharacter(_text[_position]))
        {
            _position++;
        }

        if (_position == start && !IsAtEnd && _text[_position] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            _position++;
        }

        var name = IsAtEnd ? "" : _text[start.._position];
        string? index = null;
        if (name.Length > 0 && _text[_position] == '[' && _text.IndexOf(']', _position) is var close and >= 0)
        {
            index = _text[(_position + 1)..close];
            _position = close + 1;
        }

        var op = isLength ? "length" : "";
        foreach (var candidate in (ReadOnlySpan<string>)[":-", ":=", ":?", ":+", "##", "%%", "//", "-", "=", "?", "+", "#", "%", "/", ":", "^^", ",,"])
        {
            if (!isLength && TakeText(candidate))
            {
                op = candidate;
                break;
            }
        }

        var argument = ReadBraceWord(isQuoted);
        if (name.Length == 0 || (op is "" or "length" && !argument.Parts.IsEmpty))
        {
            Fail("syntax error: bad substitution");
        }

        return new VariablePart(name, index, op, op is "" or "length" ? null : argument, isQuoted);
    }

    private ShellWord ReadBraceWord(bool isQuoted)
    {
        var word = isQuoted ? ReadQuotedBraceWord() : ReadWord(static c => c == '}');
        if (!isQuoted)
        {
            if (IsAtEnd)
            {
                Incomplete("}");
            }
            else
            {
                _position++;
            }
        }

        return word;
    }

    private ShellWord ReadQuotedBraceWord()
    {
        // Inside double quotes a pattern stays a pattern: "${x##*-}".
        var word = ReadQuoted('}');
        return new ShellWord([.. word.Parts.Select(static part => part is LiteralPart literal ? literal with { IsQuoted = false } : part)]);
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
