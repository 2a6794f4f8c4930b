using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Evaluates <c>$((…))</c>: 64-bit integers, variables by name, assignments.</summary>
internal sealed class ShellArithmetic
{
    private const int DeepestNesting = 64;

    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ];

    private readonly string _text;
    private readonly ShellState _state;
    private int _position;
    private int _depth;
    private string? _error;

    private ShellArithmetic(string text, ShellState state)
    {
        _text = text;
        _state = state;
    }

    /// <summary>The value of an expression.</summary>
    /// <param name="text">The expression, its <c>$</c> variables expanded.</param>
    /// <param name="state">Where variables are.</param>
    /// <param name="error">What is wrong; null when nothing is.</param>
    public static long Evaluate(string text, ShellState state, out string? error)
    {
        var arithmetic = new ShellArithmetic(text, state);
        arithmetic.Skip();
        var value = arithmetic._position >= text.Length ? 0 : arithmetic.Assignment();
        if (arithmetic._position < text.Length)
        {
            arithmetic.Fail();
        }

        error = arithmetic._error;
        return error is null ? value : 0;
    }

    private long Assignment()
    {
        var start = _position;
        if (Name() is { } name)
        {
            foreach (var op in (ReadOnlySpan<string>)["+=", "-=", "*=", "/=", "%=", "="])
            {
                if (Take(op) && !(op == "=" && Peek('=')))
                {
                    var right = Assignment();
                    var value = op == "=" ? right : Apply(op[..1], Value(name), right);
                    _state.Set(name, value.ToString(CultureInfo.InvariantCulture));
                    return value;
                }
            }
        }

        _position = start;
        return Choice();
    }

    private long Choice()
    {
        var condition = Binary(0);
        if (!Take("?"))
        {
            return condition;
        }

        var yes = Assignment();
        if (!Take(":"))
        {
            Fail();
        }

        var no = Assignment();
        return condition != 0 ? yes : no;
    }

    private long Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Power();
        }

        var left = Binary(level + 1);
        while (Operator(level) is { } op)
        {
            left = Apply(op, left, Binary(level + 1));
        }

        return left;
    }

    private string? Operator(int level)
    {
        foreach (var op in Levels[level])
        {
            var next = _position + op.Length < _text.Length ? _text[_position + op.Length] : '\0';
            var isLonger = (op is "|" or "&" or "<" or ">" && next == op[0]) || (op is "*" && next == '*') || (op is not ("==" or "!=" or "<=" or ">=") && next == '=');
            if (!isLonger && Take(op))
            {
                return op;
            }
        }

        return null;
    }

    private long Power()
    {
        var value = Unary();
        if (!Take("**"))
        {
            return value;
        }

        var exponent = Power();
        var result = 1L;
        for (var i = 0; i < Math.Min(exponent, 64); i++)
        {
            result = unchecked(result * value);
        }

        return result;
    }

    private long Unary()
    {
        if (++_depth > DeepestNesting)
        {
            Fail();
        }

        var value = _error is not null ? 0
            : Take("++") ? Step(Name(), 1, isBefore: true)
            : Take("--") ? Step(Name(), -1, isBefore: true)
            : Take("!") ? (Unary() == 0 ? 1 : 0)
            : Take("-") ? unchecked(-Unary())
            : Take("+") ? Unary()
            : Take("~") ? ~Unary()
            : Primary();
        _depth--;
        return value;
    }

    private long Primary()
    {
        if (Take("("))
        {
            var inner = Assignment();
            if (!Take(")"))
            {
                Fail();
            }

            return inner;
        }

        if (Name() is { } name)
        {
            return Take("++") ? Step(name, 1, isBefore: false) : Take("--") ? Step(name, -1, isBefore: false) : Value(name);
        }

        var start = _position;
        while (_position < _text.Length && char.IsAsciiLetterOrDigit(_text[_position]))
        {
            _position++;
        }

        var value = Number(_text[start.._position]);
        Skip();
        return value;
    }

    private long Step(string? name, int by, bool isBefore)
    {
        if (name is null)
        {
            Fail();
            return 0;
        }

        var value = Value(name);
        _state.Set(name, (value + by).ToString(CultureInfo.InvariantCulture));
        return isBefore ? value + by : value;
    }

    private long Value(string name) => _state.Get(name) is { Length: > 0 } text ? Number(text.Trim()) : 0;

    private long Number(string text)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var isNegative = text.StartsWith('-');
        if (text.Length > 1 && text[0] == '0' && !isHex && text.All(static c => c is >= '0' and <= '7') && text.Length <= 20)
        {
            return Convert.ToInt64(text, 8);
        }

        if (long.TryParse(
            isHex ? text.AsSpan(2) : isNegative ? text.AsSpan(1) : text.AsSpan(),
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value))
        {
            return isNegative ? -value : value;
        }

        Fail();
        return 0;
    }

    private long Apply(string op, long left, long right)
    {
        if (op is "/" or "%" && right is 0 or -1)
        {
            _error ??= right == 0 ? "arithmetic expression: division by zero" : null;
            return right == 0 || op == "%" ? 0 : unchecked(-left);
        }

        return unchecked(op switch
        {
            "||" => left != 0 || right != 0 ? 1 : 0,
            "&&" => left != 0 && right != 0 ? 1 : 0,
            "|" => left | right,
            "^" => left ^ right,
            "&" => left & right,
            "==" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "<" => left < right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            "<<" => left << (int)right,
            ">>" => left >> (int)right,
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            _ => left % right,
        });
    }

    private string? Name()
    {
        var end = _position;
        while (end < _text.Length && (char.IsAsciiLetter(_text[end]) || _text[end] == '_' || (end > _position && char.IsAsciiDigit(_text[end]))))
        {
            end++;
        }

        if (end == _position)
        {
            return null;
        }

        var name = _text[_position..end];
        _position = end;
        Skip();
        return name;
    }

    private bool Peek(char c) => _position < _text.Length && _text[_position] == c;

    private bool Take(string op)
    {
        if (string.CompareOrdinal(_text, _position, op, 0, op.Length) != 0)
        {
            return false;
        }

        _position += op.Length;
        Skip();
        return true;
    }

    private void Skip()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private void Fail()
    {
        _error ??= "arithmetic expression: syntax error: \"" + _text.Trim() + "\"";
        _position = _text.Length;
    }
}
