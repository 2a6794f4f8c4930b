using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Evaluates an expression of the Common Expression Language within a budget.</summary>
/// <param name="budget">How many steps it may take.</param>
internal sealed class CelEvaluator(CelBudget budget)
{
    private ImmutableDictionary<string, object?> _variables = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The value of an expression.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="variables">The values of its variables.</param>
    /// <exception cref="CelException">It has none.</exception>
    /// <exception cref="CelBudgetException">It takes too many steps.</exception>
    public object? Evaluate(CelNode node, params ReadOnlySpan<(string Name, object? Value)> variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables = _variables.SetItem(name, value);
        }

        return Value(node);
    }

    private object? Value(CelNode node)
    {
        budget.Spend(1);
        return node switch
        {
            CelNode.Literal literal => literal.Value,
            CelNode.Variable variable => _variables[variable.Name],
            CelNode.Select select => Field(select),
            CelNode.ListOf list => list.Items.Select(Value).ToList(),
            CelNode.MapOf map => Map(map),
            CelNode.Macro macro => Each(macro),
            CelNode.Call { Name: "&&" } and => Both(and, decisive: false),
            CelNode.Call { Name: "||" } or => Both(or, decisive: true),
            CelNode.Call { Name: "?:" } choice => Value(Truth(Value(choice.Arguments[0])) ? choice.Arguments[1] : choice.Arguments[2]),
            CelNode.Call { Arguments: [var only] } call => Apply(call.Name, Value(only)),
            CelNode.Call { Arguments: [var left, var right] } call => Apply(call.Name, Value(left), Value(right)),
            _ => throw new CelException("the expression cannot be evaluated"),
        };
    }

    private Dictionary<string, object?> Map(CelNode.MapOf map)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            var name = Value(key) as string ?? throw new CelException("the keys of a map are strings");
            if (!values.TryAdd(name, Value(value)))
            {
                throw new CelException($"duplicate key in map: {name}");
            }
        }

        return values;
    }

    private object? Field(CelNode.Select select)
    {
        var operand = Value(select.Operand);
        var isThere = CelValues.TryGet(operand, select.Field, out var value);
        return !CelValues.IsMap(operand) ? throw new CelException($"no such overload: a {CelValues.NameOf(operand)} has no fields")
            : select.IsTest ? isThere
            : isThere ? value
            : throw new CelException($"no such key: {select.Field}");
    }

    /// <summary>One side that decides is enough, also when the other one has no value.</summary>
    private bool Both(CelNode.Call call, bool decisive)
    {
        CelException? failure = null;
        foreach (var argument in call.Arguments)
        {
            try
            {
                if (Truth(Value(argument)) == decisive)
                {
                    return decisive;
                }
            }
            catch (CelException exception)
            {
                failure ??= exception;
            }
        }

        return failure is null ? !decisive : throw failure;
    }

    private object? Each(CelNode.Macro macro)
    {
        var items = CelValues.Items(Value(macro.Range)) ?? throw new CelException($"no such overload: {macro.Name}() is for lists and maps");
        var outer = _variables;
        var (hits, made) = (0, new List<object?>());
        CelException? failure = null;
        foreach (var item in items)
        {
            _variables = outer.SetItem(macro.Item, item);
            try
            {
                if (macro.Filter is null || Truth(Value(macro.Filter)))
                {
                    var value = Value(macro.Body);
                    made.Add(macro.Name == "filter" ? item : value);
                    if (macro.Name != "map" && !Truth(value))
                    {
                        made.RemoveAt(made.Count - 1);
                    }
                    else
                    {
                        hits++;
                    }
                }
            }
            catch (CelException exception) when (macro.Name is "all" or "exists")
            {
                failure ??= exception;
            }
        }

        _variables = outer;
        var failed = failure is null ? 0 : 1;
        return macro.Name switch
        {
            "exists" => hits > 0 || (failure is null ? false : throw failure),
            "exists_one" => hits == 1,
            "all" when failure is null => hits == items.Count,
            "all" => hits + failed < items.Count && AnyFalse(macro, items) ? false : throw failure!,
            _ => made,
        };
    }

    /// <summary>Whether the body is false for an item, whatever comes of the others.</summary>
    private bool AnyFalse(CelNode.Macro macro, IReadOnlyList<object?> items)
    {
        var outer = _variables;
        var isAnyFalse = items.Any(item =>
        {
            _variables = outer.SetItem(macro.Item, item);
            try
            {
                return !Truth(Value(macro.Body));
            }
            catch (CelException)
            {
                return false;
            }
        });
        _variables = outer;
        return isAnyFalse;
    }

    private object? Apply(string name, object? operand)
    {
        if (operand is string text)
        {
            budget.Spend(text.Length / 10);
        }

        return (name, operand) switch
        {
            ("!", bool value) => !value,
            ("size", string value) => (long)value.EnumerateRunes().Count(),
            ("size", not null) when CelValues.Items(operand) is { } items => (long)items.Count,
            ("int", long value) => value,
            ("int", double value) when Math.Abs(value) < long.MaxValue => (long)value,
            ("int", string value) when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            ("double", long value) => (double)value,
            ("double", double value) => value,
            ("double", string value) when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            ("string", string value) => value,
            ("string", long value) => value.ToString(CultureInfo.InvariantCulture),
            ("string", double value) => value.ToString("R", CultureInfo.InvariantCulture),
            ("string", bool value) => value ? "true" : "false",
            ("lowerAscii", string value) => string.Concat(value.Select(static c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c)),
            ("upperAscii", string value) => string.Concat(value.Select(static c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c)),
            ("trim", string value) => value.Trim(),
            ("isSorted", not null) when List(operand) is { } items => items.Zip(items.Skip(1)).All(static pair => CelValues.Compare(pair.First, pair.Second) <= 0),
            ("min", not null) when List(operand) is [_, ..] items => items.Aggregate(static (one, other) => CelValues.Compare(one, other) <= 0 ? one : other),
            ("max", not null) when List(operand) is [_, ..] items => items.Aggregate(static (one, other) => CelValues.Compare(one, other) >= 0 ? one : other),
            ("sum", not null) when List(operand) is { } items => items.Aggregate((object?)0L, (sum, item) => Apply("+", sum, item)),
            _ => throw NoOverload(name, operand),
        };
    }

    private object? Apply(string name, object? left, object? right)
    {
        budget.Spend(((left as string)?.Length ?? 0) / 10);
        switch (name)
        {
            case "==":
                return CelValues.Same(left, right, budget);
            case "!=":
                return !CelValues.Same(left, right, budget);
            case "<":
                return CelValues.Compare(left, right) < 0;
            case "<=":
                return CelValues.Compare(left, right) <= 0;
            case ">":
                return CelValues.Compare(left, right) > 0;
            case ">=":
                return CelValues.Compare(left, right) >= 0;
            case "in" when CelValues.Items(right) is { } items:
                return items.Any(item => CelValues.Same(left, item, budget));
            case "indexOf" when List(left) is { } items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (CelValues.Same(items[i], right, budget))
                    {
                        return (long)i;
                    }
                }

                return -1L;
        }

        return (name, left, right) switch
        {
            ("startsWith", string text, string part) => text.StartsWith(part, StringComparison.Ordinal),
            ("endsWith", string text, string part) => text.EndsWith(part, StringComparison.Ordinal),
            ("contains", string text, string part) => text.Contains(part, StringComparison.Ordinal),
            ("indexOf", string text, string part) => (long)text.IndexOf(part, StringComparison.Ordinal),
            ("matches", string text, string pattern) => (CustomSchema.TryRegex(pattern) ?? throw new CelException($"'{pattern}' is no regular expression of RE2")).IsMatch(text),
            ("[]", _, string key) when CelValues.IsMap(left) => CelValues.TryGet(left, key, out var value) ? value : throw new CelException($"no such key: {key}"),
            ("[]", _, long index) when List(left) is { } items => index >= 0 && index < items.Count ? items[(int)index] : throw new CelException(string.Create(CultureInfo.InvariantCulture, $"index out of bounds: {index}")),
            ("+", string one, string other) => Joined(one, other),
            ("+", _, _) when List(left) is { } one && List(right) is { } other => Joined(one, other),
            (_, long one, long other) => Whole(name, one, other),
            ("+" or "-" or "*" or "/", long or double, long or double) => Real(name, Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture)),
            _ => throw NoOverload(name, left, right),
        };
    }

    private string Joined(string left, string right)
    {
        budget.Spend((left.Length + right.Length) / 10);
        return left + right;
    }

    private List<object?> Joined(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        budget.Spend(left.Count + right.Count);
        return [.. left, .. right];
    }

    private static long Whole(string name, long left, long right)
    {
        try
        {
            return name switch
            {
                "+" => checked(left + right),
                "-" => checked(left - right),
                "*" => checked(left * right),
                "/" when right != 0 => checked(left / right),
                "%" when right != 0 => right == -1 ? 0 : left % right,
                "/" or "%" => throw new CelException("division by zero"),
                _ => throw NoOverload(name, left, right),
            };
        }
        catch (OverflowException)
        {
            throw new CelException("integer overflow");
        }
    }

    private static double Real(string name, double left, double right) => name switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ => left / right,
    };

    private static IReadOnlyList<object?>? List(object? value) => CelValues.IsMap(value) ? null : CelValues.Items(value);

    private static bool Truth(object? value) => value as bool? ?? throw new CelException($"no such overload: a {CelValues.NameOf(value)} is neither true nor false");

    private static CelException NoOverload(string name, params ReadOnlySpan<object?> operands)
    {
        var types = new List<string>();
        foreach (var operand in operands)
        {
            types.Add(CelValues.NameOf(operand));
        }

        return new CelException($"no such overload: {name} for {string.Join(" and ", types)}");
    }
}
