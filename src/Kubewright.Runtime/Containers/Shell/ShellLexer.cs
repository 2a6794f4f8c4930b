using System.Collections.Immutable;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>Cuts shell text into operators and words. After an error it is at the end of the text, so that its reader stops.</summary>
internal sealed class ShellLexer
{
    private const int DeepestNesting = 32;

    private static readonly string[] Operators =
        ["<<<", "<<-", "&>>", ";;", "&&", "||", "<<", ">>", ">&", "<&", "&>", ">|", ";", "&", "|", "(", ")", "<", ">"];

    private readonly string _text;
    private readonly int _depth;
    private readonly List<HereDocument> _documents = [];
    private int _position;

    /// <summary>A lexer over <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="depth">How many command substitutions it is inside of.</param>
    public ShellLexer(string text, int depth = 0)
    {
        _text = text;
        _depth = depth;
        if (depth > DeepestNesting)
        {
            Fail("nested too deep");
        }
    }

    /// <summary>What is wrong with the text; null when nothing is so far.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether the error is that the text ends too early.</summary>
    public bool IsIncomplete { get; private set; }

    private bool IsAtEnd => _position >= _text.Length;

    /// <summary>The next token. At a line's end the here-documents announced on it are read.</summary>
    public ShellToken Next()
    {
        SkipBlanks();
        if (IsAtEnd)
        {
            ReadDocuments();
            return ShellToken.End;
        }

        if (_text[_position] == '\n')
        {
            _position++;
            ReadDocuments();
            return new ShellToken(ShellTokenKind.Newline, "\n", null);
        }

        var digits = _position;
        while (digits < _text.Length && char.IsAsciiDigit(_text[digits]))
        {
            digits++;
        }

        if (digits == _position + 1 && digits < _text.Length && _text[digits] is '<' or '>')
        {
            var number = _text[_position..digits];
            _position = digits;
            return new ShellToken(ShellTokenKind.Descriptor, number, null);
        }

        foreach (var op in Operators)
        {
            if (string.CompareOrdinal(_text, _position, op, 0, op.Length) == 0)
            {
                _position += op.Length;
                return new ShellToken(ShellTokenKind.Operator, op, null);
            }
        }

        return new ShellToken(ShellTokenKind.Word, "", ReadWord(static c => c is ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')'));
    }

    /// <summary>A word of <c>[[ … ]]</c>, which only blanks end: a regular expression may hold parentheses and bars.</summary>
    public ShellWord NextConditionWord()
    {
        SkipBlanks(newlines: true);
        if (IsAtEnd)
        {
            Incomplete("]]");
            return Empty;
        }

        if (TakeText("]]"))
        {
            return Literal("]]");
        }

        foreach (var op in (ReadOnlySpan<string>)["&&", "||", "( ", ") "])
        {
            if (string.CompareOrdinal(_text, _position, op, 0, op.Length) == 0)
            {
                _position += op.TrimEnd().Length;
                return Literal(op.TrimEnd());
            }
        }

        return ReadWord(static c => c is ' ' or '\t' or '\n');
    }

    /// <summary>Reads on when this text follows at once.</summary>
    public bool TakeText(string expected)
    {
        if (string.CompareOrdinal(_text, _position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    /// <summary>The text up to the <c>))</c> that ends arithmetic, as a word with its variables.</summary>
    public ShellWord ReadArithmetic()
    {
        var start = _position;
        var open = 0;
        while (!IsAtEnd)
        {
            var c = _text[_position];
            if (c == '(')
            {
                open++;
            }
            else if (c == ')' && open-- == 0)
            {
                if (_position + 1 < _text.Length && _text[_position + 1] == ')')
                {
                    var word = Inner(_text[start.._position]).ReadQuoted(null);
                    _position += 2;
                    return word;
                }

                Fail("syntax error: missing '))'");
                return Empty;
            }

            _position++;
        }

        Incomplete("))");
        return Empty;
    }

    /// <summary>Announces a here-document whose lines follow this one.</summary>
    public HereDocument Announce(ShellWord delimiter, bool stripsTabs)
    {
        var document = new HereDocument(
            string.Concat(delimiter.Parts.OfType<LiteralPart>().Select(static p => p.Text)),
            stripsTabs,
            delimiter.Parts.OfType<LiteralPart>().Any(static p => p.IsQuoted));
        _documents.Add(document);
        return document;
    }

    /// <summary>Notes an error; the first one counts.</summary>
    public void Fail(string message)
    {
        Error ??= message;
        _position = _text.Length;
    }

    /// <summary>Notes that the text ends before <paramref name="expected"/>.</summary>
    public void Incomplete(string expected)
    {
        IsIncomplete |= Error is null;
        Fail($"syntax error: unexpected end of file (expecting \"{expected}\")");
    }

    private static ShellWord Empty => new([]);

    private static ShellWord Literal(string text) => new([new LiteralPart(text, false)]);

    private ShellLexer Inner(string text)
    {
        var inner = new ShellLexer(text, _depth + 1);
        if (inner.Error is not null)
        {
            Fail(inner.Error);
        }

        return inner;
    }

    private void SkipBlanks(bool newlines = false)
    {
        while (!IsAtEnd)
        {
            if (_text[_position] is ' ' or '\t' or '\r' || (newlines && _text[_position] == '\n'))
            {
                _position++;
            }
            else if (_text[_position] == '\\' && _position + 1 < _text.Length && _text[_position + 1] == '\n')
            {
                _position += 2;
            }
            else if (_text[_position] == '#')
            {
                while (!IsAtEnd && _text[_position] != '\n')
                {
                    _position++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private ShellWord ReadWord(Func<char, bool> isEnd)
    {
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        var plain = new StringBuilder();
        while (!IsAtEnd && !isEnd(_text[_position]))
        {
            var c = _text[_position];
            switch (c)
            {
                case '\\':
                    _position++;
                    if (IsAtEnd)
                    {
                        Incomplete("\\");
                    }
                    else if (_text[_position++] is var escaped and not '\n')
                    {
                        Flush(parts, plain);
                        parts.Add(new LiteralPart(escaped.ToString(), true));
                    }

                    break;
                case '\'':
                    Flush(parts, plain);
                    var close = _text.IndexOf('\'', _position + 1);
                    if (close < 0)
                    {
                        Incomplete("'");
                        break;
                    }

                    parts.Add(new LiteralPart(_text[(_position + 1)..close], true));
                    _position = close + 1;
                    break;
                case '"':
                    Flush(parts, plain);
                    _position++;
                    var quoted = ReadQuoted('"');
                    parts.AddRange(quoted.Parts.IsEmpty ? [new LiteralPart("", true)] : quoted.Parts);
                    break;
                case '$' or '`' when ReadExpansion(false) is { } part:
                    Flush(parts, plain);
                    parts.Add(part);
                    break;
                default:
                    plain.Append(c);
                    _position++;
                    break;
            }
        }

        Flush(parts, plain);
        return new ShellWord(parts.ToImmutable());
    }

    /// <summary>Text in which only <c>$</c>, backticks and the backslash mean something.</summary>
    /// <param name="close">What ends it; null for the end of the text.</param>
    private ShellWord ReadQuoted(char? close)
    {
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        var plain = new StringBuilder();
        while (true)
        {
            if (IsAtEnd)
            {
                if (close is { } missing && Error is null)
                {
                    Incomplete(missing.ToString());
                }

                break;
            }

            var c = _text[_position];
            if (c == close)
            {
                _position++;
                break;
            }

            if (c == '\\' && _position + 1 < _text.Length && (_text[_position + 1] is '$' or '`' or '\\' or '\n' || _text[_position + 1] == close))
            {
                if (_text[_position + 1] != '\n')
                {
                    plain.Append(_text[_position + 1]);
                }

                _position += 2;
            }
            else if (c is '$' or '`' && ReadExpansion(true) is { } part)
            {
                Flush(parts, plain, isQuoted: true);
                parts.Add(part);
            }
            else if (!IsAtEnd)
            {
                plain.Append(c);
                _position++;
            }
        }

        Flush(parts, plain, isQuoted: true);
        return new ShellWord(parts.ToImmutable());
    }

    private static void Flush(ImmutableArray<WordPart>.Builder parts, StringBuilder plain, bool isQuoted = false)
    {
        if (plain.Length > 0)
        {
            parts.Add(new LiteralPart(plain.ToString(), isQuoted));
            plain.Clear();
        }
    }

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

    private void ReadDocuments()
    {
        foreach (var document in _documents)
        {
            var body = new StringBuilder();
            var isClosed = false;
            while (!IsAtEnd && !isClosed)
            {
                var end = _text.IndexOf('\n', _position);
                var line = end < 0 ? _text[_position..] : _text[_position..end];
                _position = end < 0 ? _text.Length : end + 1;
                line = document.StripsTabs ? line.TrimStart('\t') : line;
                isClosed = line == document.Delimiter;
                if (!isClosed)
                {
                    body.Append(line).Append('\n');
                }
            }

            if (!isClosed)
            {
                Incomplete(document.Delimiter);
            }

            document.Body = document.IsLiteral
                ? new ShellWord([new LiteralPart(body.ToString(), true)])
                : Inner(body.ToString()).ReadQuoted(null);
        }

        _documents.Clear();
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>How much of the text has been read.</summary>
    public int Position => _position;

    /// <summary>A here-document whose text comes later.</summary>
    /// <param name="Delimiter">The line that ends it.</param>
    /// <param name="StripsTabs">Whether leading tabs are dropped.</param>
    /// <param name="IsLiteral">Whether nothing in it is expanded.</param>
    internal sealed record HereDocument(string Delimiter, bool StripsTabs, bool IsLiteral)
    {
        /// <summary>The text, once read.</summary>
        public ShellWord Body { get; set; } = new([]);
    }
}
