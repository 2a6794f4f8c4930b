using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <summary>
/// Evaluates the expressions that an import writes, on the library's own types: the constructors, properties and methods that
/// they name are called. It knows that much of C# and no more: of anything else, and wherever the compiler would have to choose
/// among several, it cannot say what it comes to, which is null everywhere here.
/// </summary>
/// <param name="classes">All classes, by name.</param>
internal sealed partial class CodeEvaluator(IReadOnlyDictionary<string, EvaluatedClass> classes)
{
    private static readonly Type[] Units = [typeof(QuantityUnits), typeof(DurationUnits)];

    private readonly Dictionary<EvaluatedMember, Evaluated?> _values = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, Evaluated> _parameters = NoParameters();
    private EvaluatedClass _class = null!;

    /// <summary>The value of a member.</summary>
    public Evaluated? Read(EvaluatedClass owner, EvaluatedMember member)
    {
        // What needs itself is not known.
        if (_values.TryAdd(member, null))
        {
            var outer = (_class, _parameters);
            (_class, _parameters) = (owner, NoParameters());
            _values[member] = Convert(member.Expression, member.Type);
            (_class, _parameters) = outer;
        }

        return _values[member];
    }

    /// <summary>The value of an expression where a value of a type is wanted.</summary>
    private Evaluated? Convert(ExpressionSyntax expression, Type wanted)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        switch (expression)
        {
            case ImplicitObjectCreationExpressionSyntax made:
                return Make(type, made.ArgumentList, made.Initializer);
            case CollectionExpressionSyntax list:
                return Collect(list, type);
            case SimpleLambdaExpressionSyntax lambda:
                return Delegate(lambda, type);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return wanted.IsValueType && type == wanted ? null : new Evaluated(null, wanted);
            default:
                return Evaluate(expression) is { } value ? Conversion.Convert(value, type) : null;
        }
    }

    /// <summary>The value of an expression that has a type by itself.</summary>
    private Evaluated? Evaluate(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.NumericLiteralExpression or (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression, Token.Value: { } value } =>
            new Evaluated(value, value.GetType()),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: { } value } } => Negate(value),
        TupleExpressionSyntax { Arguments: [{ NameColon: null } key, { NameColon: null } text] } =>
            Evaluate(key.Expression) is { Value: string first } && Evaluate(text.Expression) is { Value: string second } ? new Evaluated((first, second), typeof((string, string))) : null,
        ObjectCreationExpressionSyntax made => _class.Scope.Find(made.Type) is { } type ? Make(type, made.ArgumentList, made.Initializer) : null,
        IdentifierNameSyntax name => Name(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access => Member(access.Expression, name.Identifier.ValueText),
        InvocationExpressionSyntax call => Call(call),
        _ => null,
    };

    private static Dictionary<string, Evaluated> NoParameters() => new(StringComparer.Ordinal);

    /// <summary>The smallest numbers are those whose digits alone are too large for their type.</summary>
    private static Evaluated? Negate(object value) => value switch
    {
        uint and 1u << 31 => new Evaluated(int.MinValue, typeof(int)),
        ulong and 1ul << 63 => new Evaluated(long.MinValue, typeof(long)),
        uint number => new Evaluated(-(long)number, typeof(long)),
        int number => new Evaluated(-number, typeof(int)),
        long number => new Evaluated(-number, typeof(long)),
        double number => new Evaluated(-number, typeof(double)),
        _ => null,
    };

    private Evaluated? Name(string name) =>
        _parameters.TryGetValue(name, out var parameter) ? parameter
        : _class.Members.TryGetValue(name, out var member) ? Read(_class, member)
        : classes.ContainsKey(name) || _class.Scope.Find(name) is not null ? null
        : TypeMembers.Of(typeof(AccessMode)).Value(name);

    private Evaluated? Member(ExpressionSyntax owner, string name)
    {
        if (owner is LiteralExpressionSyntax { Token.Value: (int or long) and var number })
        {
            return Unit(number, name);
        }

        if (TypeOf(owner) is { } type)
        {
            return TypeMembers.Of(type).Value(name);
        }

        return owner is IdentifierNameSyntax { Identifier.ValueText: var other }
            && !_parameters.ContainsKey(other)
            && !_class.Members.ContainsKey(other)
            && _class.Scope.Find(other) is null
            && classes.TryGetValue(other, out var found)
            && found.Members.TryGetValue(name, out var member)
            && (member.IsPublic || found == _class)
            ? Read(found, member)
            : null;
    }

    private static Evaluated? Unit(object number, string name) =>
        Units.SelectMany(type => TypeMembers.Of(type).Methods("get_" + name, isStatic: true)).Where(unit => unit.Parameters is [{ } only] && only.ParameterType == number.GetType()).ToList() is [var found]
            ? found.Call(null, [number])
            : null;

    /// <summary>The type that an expression names; null when it may be anything else. A member that has the name of its own type hides nothing.</summary>
    private Type? TypeOf(ExpressionSyntax expression) =>
        expression is not IdentifierNameSyntax { Identifier.ValueText: var name } ? _class.Scope.Find(expression)
        : _parameters.ContainsKey(name) || classes.ContainsKey(name) ? null
        : _class.Scope.Find(name) is { } type && (!_class.Members.TryGetValue(name, out var member) || member.Type == type) ? type
        : null;

    private Evaluated? Make(Type type, ArgumentListSyntax? arguments, InitializerExpressionSyntax? initializer)
    {
        var members = TypeMembers.Of(type);
        if (Choose(members.Constructors, arguments?.Arguments ?? []) is not var (constructor, values))
        {
            return null;
        }

        var made = constructor.Make(values);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in initializer?.Expressions ?? [])
        {
            if (item is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: var name } } assignment
                || !given.Add(name)
                || members.Settable(name) is not { } property
                || Convert(assignment.Right, property.PropertyType) is not { } value)
            {
                return null;
            }

            property.SetValue(made.Value, value.Value, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null);
        }

        return members.Required.Count == 0 || constructor.SetsRequired || members.Required.IsSubsetOf(given) ? made : null;
    }

    private Evaluated? Collect(CollectionExpressionSyntax list, Type type)
    {
        if (CollectionMaker.Of(type) is not { } maker)
        {
            return null;
        }

        var items = new object?[list.Elements.Count];
        var keys = new string[maker.IsMap ? items.Length : 0];
        for (var i = 0; i < items.Length; i++)
        {
            var item = (list.Elements[i] as ExpressionElementSyntax)?.Expression;
            if (maker.IsMap)
            {
                if (item is not TupleExpressionSyntax { Arguments: [{ NameColon: null, Expression: LiteralExpressionSyntax { Token.Value: string key } }, { NameColon: null } pair] })
                {
                    return null;
                }

                (keys[i], item) = (key, pair.Expression);
            }

            if (item is null || Convert(item, maker.Item) is not { } value)
            {
                return null;
            }

            items[i] = value.Value;
        }

        return new Evaluated(maker.Make(keys, items), type);
    }
}
