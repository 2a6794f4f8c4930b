using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Names: locals, parameters, static members with one value, and small static methods, in any file.</content>
internal sealed partial class Evaluator
{
    private readonly Dictionary<IOperation, LocalUsage> _usages = [];

    /// <summary>
    /// The value of a static field, property or parameterless method. Evaluated once per compilation, so that all
    /// references share the node.
    /// </summary>
    public Node EvaluateMember(ISymbol member)
    {
        cancellation.ThrowIfCancellationRequested();
        if (cache.TryGetMember(member, out var known))
        {
            if (!known.HasChoices || world is null)
            {
                return Take(known);
            }

            if (world.MemberOf(member) is { } chosen)
            {
                return Take(chosen);
            }
        }

        var unknown = new UnknownNode(_origins.Of(member));
        if (!_inProgress.Add(member))
        {
            _isCutShort = true;
            return unknown;
        }

        var (outerCutShort, outerChoices, outerSteps, outerReads) = (_isCutShort, HasChoices, _steps, _reads);
        (_isCutShort, HasChoices, _steps, _reads) = (false, false, 0, []);
        try
        {
            var frame = new Frame(null, depth: 0);
            var value = BodyOf(member) is { } body ? EvaluateBody(body, frame) : unknown;

            // A value that came out unknown only because of where the evaluation started says nothing to others.
            if (_isCutShort)
            {
                outerSteps += _steps;
                return value;
            }

            var evaluated = new EvaluatedMember(value, HasChoices, [.. _reads]);
            if (world is null || !HasChoices)
            {
                return cache.Keep(member, evaluated).Value;
            }

            world.Keep(member, evaluated);
            return value;
        }
        finally
        {
            outerReads.UnionWith(_reads);
            (_isCutShort, HasChoices, _steps, _reads) = (_isCutShort | outerCutShort, HasChoices | outerChoices, outerSteps, outerReads);
            _inProgress.Remove(member);
        }
    }

    private Node Take(EvaluatedMember known)
    {
        HasChoices |= known.HasChoices;
        _reads.UnionWith(known.Reads);
        return known.Value;
    }

    /// <summary>The operation of a piece of syntax, whose declaration the value hangs on from now on.</summary>
    private IOperation? OperationOf(SyntaxNode syntax)
    {
        Read(syntax);
        return cache.OperationOf(syntax, cancellation);
    }

    private void Read(SyntaxNode? syntax)
    {
        if (syntax is not null && _origins.PartOf(syntax) is { } part)
        {
            _reads.Add(part);
        }
    }

    private Node EvaluateMember(ISymbol member, IOperation reference)
    {
        if (!IsFixed(member))
        {
            return Unknown(reference);
        }

        return NodeEdit.Rebase(EvaluateMember(member), _origins.Of(reference));
    }

    /// <summary>Whether the member has the value that is written at its declaration: no static constructor can give it another one.</summary>
    private bool IsFixed(ISymbol member) =>
        member.ContainingType.StaticConstructors.All(static constructor => constructor.IsImplicitlyDeclared)
        || member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer: null });

    private Node EvaluateLocal(ILocalReferenceOperation reference, Frame frame)
    {
        var local = reference.Local;
        var usage = UsageAround(reference, local);
        if (frame.Find<LoopVariable>(local) is { } turn)
        {
            return NodeEdit.Rebase(turn.Value, _origins.Of(reference));
        }

        if (frame.Find<Node>(local) is { } bound)
        {
            return usage.IsAssigned(local) ? Unknown(reference) : NodeEdit.Rebase(bound, _origins.Of(reference));
        }

        if (usage.InitializerOf(local) is not { } initializer)
        {
            return Unknown(reference);
        }

        // An object that may have changed since is unknown, and no less dependent on the run than before.
        var value = Evaluate(initializer, frame);
        return IsImmutable(local.Type) || usage.ReadsOf(local) == 1 || value.IsUnknown
            ? NodeEdit.Rebase(value, _origins.Of(reference))
            : Unknown(reference);
    }

    private Node EvaluateParameter(IParameterReferenceOperation reference, Frame frame) =>
        (frame.Find<Node>(reference.Parameter) ?? CapturedValue(reference.Parameter, frame)) is { } bound && !UsageAround(reference, reference.Parameter).IsAssigned(reference.Parameter)
            ? NodeEdit.Rebase(bound, _origins.Of(reference))
            : Unknown(reference);

    /// <summary>The value of a call of a static method whose body is in the compilation.</summary>
    private Node EvaluateCall(IMethodSymbol method, ImmutableArray<IOperation?> arguments, IOperation call, Frame frame)
    {
        if (frame.Depth >= MaxCallDepth)
        {
            _isCutShort = true;
            return Unknown(call);
        }

        if (FunctionOf(method, frame) is not { } function)
        {
            return Unknown(call);
        }

        var inner = new Frame(function.Frame, frame.Depth + 1);
        BindArguments(function, arguments, inner, frame);
        return NodeEdit.Rebase(EvaluateBody(function.Body, inner), _origins.Of(call));
    }

    private void BindArguments(Closure function, ImmutableArray<IOperation?> arguments, Frame inner, Frame frame)
    {
        for (var i = 0; i < arguments.Length && i < function.Method.Parameters.Length; i++)
        {
            var parameter = function.Method.Parameters[i];
            if (arguments[i] is not { } argument)
            {
                continue;
            }

            if (_types.IsBuilder(parameter.Type))
            {
                if (FindBuilder(argument, frame) is { } builder)
                {
                    inner.Bind(parameter, builder);
                }
            }
            else if (parameter.Type.TypeKind == TypeKind.Delegate)
            {
                if (ResolveFunction(argument, frame) is { } closure)
                {
                    inner.Bind(parameter, closure);
                }
            }
            else
            {
                inner.Bind(parameter, Evaluate(argument, frame));
            }
        }
    }

    /// <summary>What a body returns: joined over its returns, or a list of what it yields.</summary>
    private Node EvaluateBody(IOperation body, Frame frame)
    {
        if (body is not IBlockOperation block)
        {
            return Evaluate(body, frame);
        }

        if (Yields(block))
        {
            var list = new ArrayNode([], isOpen: false, _origins.Of(block));
            Yield(block, frame, ref list);
            return list;
        }

        return EvaluateStatements(block.Operations, frame) ?? Unknown(body);
    }

    /// <summary>What the statements return; null when they end or throw before a return.</summary>
    private Node? EvaluateStatements(ImmutableArray<IOperation> statements, Frame frame)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            if (++_steps > MaxSteps)
            {
                _isCutShort = true;
                return Unknown(statements[i]);
            }

            switch (statements[i])
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Evaluate(value, frame);
                case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                    return null;
                case IBlockOperation block when Returns(block):
                    return EvaluateStatements(block.Operations.AddRange(statements.Skip(i + 1)), frame);
                case IConditionalOperation choice when Returns(choice):
                    return EvaluateChoice(choice, [.. statements.Skip(i + 1)], frame);
                case ISwitchOperation choice when Returns(choice):
                    return EvaluateSwitch(choice, [.. statements.Skip(i + 1)], frame);
                case var other when Returns(other):
                    return Unknown(other);
            }
        }

        return null;
    }

    private Node? EvaluateChoice(IConditionalOperation choice, ImmutableArray<IOperation> rest, Frame frame)
    {
        // A branch that throws returns nothing, so the other one says what is returned.
        var condition = Test(choice.Condition, frame);
        var whenTrue = condition == false ? null : WhenTrue();
        var whenFalse = condition == true ? null : WhenFalse();
        return whenTrue is not null && whenFalse is not null ? NodeEdit.Join(whenTrue, whenFalse, whenTrue.Origin)
            : whenTrue ?? whenFalse ?? condition switch { true => WhenFalse(), false => WhenTrue(), null => null };

        Node? WhenTrue() => EvaluateStatements(rest.Insert(0, choice.WhenTrue), frame);
        Node? WhenFalse() => EvaluateStatements(choice.WhenFalse is { } other ? rest.Insert(0, other) : rest, frame);
    }

    private Node? EvaluateSwitch(ISwitchOperation choice, ImmutableArray<IOperation> rest, Frame frame)
    {
        if (SectionOf(choice, frame) is { } section)
        {
            return EvaluateStatements(section.AddRange(rest), frame);
        }

        if (SectionsOf(choice) is not { } sections)
        {
            return Unknown(choice);
        }

        if (Choose(sections.Length) is { } chosen && EvaluateStatements(sections[chosen].AddRange(rest), frame) is { } value)
        {
            return value;
        }

        return sections.Select(item => EvaluateStatements(item.AddRange(rest), frame)).OfType<Node>()
            .Aggregate((Node?)null, static (all, item) => all is null ? item : NodeEdit.Join(all, item, all.Origin));
    }

    /// <summary>Adds what a statement yields; true when the sequence certainly ends there.</summary>
    private bool Yield(IOperation statement, Frame frame, ref ArrayNode list)
    {
        if (++_steps > MaxSteps)
        {
            _isCutShort = true;
            list = NodeEdit.Open(list);
            return true;
        }

        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                {
                    if (Yield(inner, frame, ref list))
                    {
                        return true;
                    }
                }

                return false;
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } value }:
                list = NodeEdit.Add(list, Evaluate(value, frame));
                return false;
            case { Kind: OperationKind.YieldBreak }:
                return true;
            case IConditionalOperation choice when Yields(choice):
                return YieldChoice(choice, frame, ref list);
            case ILoopOperation loop when Yields(loop.Body) && TurnsOf(loop, frame) is { } turns:
                foreach (var turn in turns)
                {
                    if (Yield(loop.Body, turn, ref list))
                    {
                        return true;
                    }
                }

                return false;
            default:
                list = Yields(statement) ? NodeEdit.Open(list) : list;
                return false;
        }
    }

    private bool YieldChoice(IConditionalOperation choice, Frame frame, ref ArrayNode list)
    {
        if (Test(choice.Condition, frame) is { } isTrue)
        {
            return (isTrue ? choice.WhenTrue : choice.WhenFalse) is { } branch && Yield(branch, frame, ref list);
        }

        var (one, other) = (list, list);
        var ends = Yield(choice.WhenTrue, frame, ref one);
        var endsOther = choice.WhenFalse is { } otherwise && Yield(otherwise, frame, ref other);
        list = (ArrayNode)NodeEdit.Join(one, other, list.Origin);
        if (ends != endsOther)
        {
            list = NodeEdit.Open(list);
        }

        return ends || endsOther;
    }

    /// <summary>Whether the operation gives items of the sequence that its method returns.</summary>
    private static bool Yields(IOperation operation) =>
        operation is not (ILocalFunctionOperation or IAnonymousFunctionOperation)
        && (operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak || operation.ChildOperations.Any(Yields));

    /// <summary>Whether the operation may return from the method it stands in.</summary>
    private static bool Returns(IOperation operation) =>
        operation is not (ILocalFunctionOperation or IAnonymousFunctionOperation)
        && (operation is IReturnOperation || operation.ChildOperations.Any(Returns));

    /// <summary>The function that a static method or local function is; null when its body cannot be seen.</summary>
    private Closure? FunctionOf(IMethodSymbol method, Frame frame)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return !definition.IsAsync && (definition.IsStatic || definition.MethodKind == MethodKind.LocalFunction) && BodyOf(definition) is { } body
            ? new Closure(definition, body, definition.MethodKind == MethodKind.LocalFunction ? frame : null)
            : null;
    }

    /// <summary>The operation that gives a member's value: an initializer, or the body of a getter, method or local function.</summary>
    private IOperation? BodyOf(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax { ExpressionBody: { } body } => body,
                PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
                PropertyDeclarationSyntax property => BodyOf(property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.Keyword.ValueText == "get")),
                MethodDeclarationSyntax method => (SyntaxNode?)method.ExpressionBody ?? method.Body,
                LocalFunctionStatementSyntax function => (SyntaxNode?)function.ExpressionBody ?? function.Body,
                ConversionOperatorDeclarationSyntax conversion => (SyntaxNode?)conversion.ExpressionBody ?? conversion.Body,
                _ => null,
            };
            if (syntax is not null && OperationOf(syntax) is { } operation)
            {
                return operation is ISymbolInitializerOperation { Value: var value } ? value : operation;
            }
        }

        return null;
    }

    private static SyntaxNode? BodyOf(AccessorDeclarationSyntax? accessor) => (SyntaxNode?)accessor?.ExpressionBody ?? accessor?.Body;

    /// <summary>How a local or parameter is used in the whole function that declares it, a lambda or the body around it.</summary>
    private LocalUsage UsageAround(IOperation operation, ISymbol symbol)
    {
        var root = operation;
        while (root.Parent is { } parent && !(root is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, symbol.ContainingSymbol)))
        {
            root = parent;
        }

        return _usages.TryGetValue(root, out var known) ? known : _usages[root] = new LocalUsage(root);
    }

    /// <summary>Whether nobody can change a value of the type after it was made.</summary>
    private bool IsImmutable(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None
        || type.TypeKind is TypeKind.Enum or TypeKind.Delegate
        || type.IsTupleType
        || _types.IsFromLibrary(type)
        || (Underlying(type) is { IsValueType: true } underlying && !LibraryTypes.Same(underlying, type) && IsImmutable(underlying))
        || type is { Name: "ImmutableArray" };
}
