using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>
/// Objects of the user's own classes and records. They are nodes whose members are the object's fields and properties,
/// beside the type it was made as, so that what a derived class overrides is found.
/// </content>
internal sealed partial class Evaluator
{
    /// <summary>The member that holds the type; no C# member can have this name.</summary>
    private const string TypeMember = "<type>";

    /// <summary>How many base classes are followed.</summary>
    private const int MaxBases = 8;

    private static bool IsUsers(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAnonymousType: false, IsTupleType: false, DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>The type that an object was made as, as its documentation names it; null for a node that is no such object.</summary>
    private static string? TypeOf(ObjectNode node) => (node[TypeMember] as ScalarNode)?.Text;

    private Node CreateInstance(IObjectCreationOperation creation, INamedTypeSymbol type, Frame frame)
    {
        if (creation.Constructor is not { } constructor || frame.Depth >= MaxCallDepth)
        {
            return Unknown(creation);
        }

        var inner = new Frame(null, frame.Depth + 1);
        foreach (var argument in creation.Arguments)
        {
            Bind(argument, frame, inner);
        }

        var origin = _origins.Of(creation);
        var id = type.OriginalDefinition.GetDocumentationCommentId();
        if (id is null || Construct(NodeEdit.Empty(origin).With(TypeMember, ScalarNode.String(id, origin), origin), constructor.OriginalDefinition, inner, 0) is not { } instance)
        {
            return Unknown(creation);
        }

        if (!cache.Remember(id, type.OriginalDefinition))
        {
            _reads.Add(SourcePart.Fleeting);
        }

        return creation.Initializer is { } initializer ? ApplyUsersInitializer(instance, initializer, frame) : instance;
    }

    private void Bind(IArgumentOperation argument, Frame frame, Frame inner)
    {
        if (argument.Parameter is { RefKind: RefKind.None } parameter)
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate)
            {
                if (ResolveFunction(argument.Value, frame) is { } closure)
                {
                    inner.Bind(parameter.OriginalDefinition, closure);
                }
            }
            else
            {
                inner.Bind(parameter.OriginalDefinition, Evaluate(argument.Value, frame));
            }
        }
    }

    /// <summary>What a constructor leaves in the object; null when it does more than to set members.</summary>
    private ObjectNode? Construct(ObjectNode instance, IMethodSymbol constructor, Frame frame, int bases)
    {
        var type = constructor.ContainingType;
        var declaration = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        var body = declaration is ConstructorDeclarationSyntax ? OperationOf(declaration) as IConstructorBodyOperation : null;
        if (bases > MaxBases || declaration is ConstructorDeclarationSyntax && body is null)
        {
            return null;
        }

        var start = type.BaseType is { } parent && IsUsers(parent) ? ConstructBase(instance, parent.OriginalDefinition, declaration, body, frame, bases) : instance;
        if (start is null)
        {
            return null;
        }

        var isPrimary = declaration is TypeDeclarationSyntax;
        foreach (var member in type.GetMembers().Where(static member => member is { IsStatic: false, IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false }))
        {
            if (InitialValue(member, isPrimary, frame) is { } value)
            {
                start = start.With(member.Name, value.IsAbsent ? Null(value.Origin) : value, value.Origin);
            }
        }

        foreach (var parameter in isPrimary && !type.IsRecord ? constructor.Parameters : [])
        {
            start = start.With(Captured(parameter), IsReassignedIn(declaration!, parameter) ? new UnknownNode(start.Origin) : frame.Find<Node>(parameter) ?? new UnknownNode(start.Origin), start.Origin);
        }

        return body is null ? start : RunConstructor(start, body, frame);
    }

    private ObjectNode? ConstructBase(ObjectNode instance, INamedTypeSymbol parent, SyntaxNode? declaration, IConstructorBodyOperation? body, Frame frame, int bases)
    {
        SyntaxNode? primary = (declaration as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        var initializer = primary is not null ? OperationOf(primary)
            : body?.Initializer is IExpressionStatementOperation { Operation: var operation } ? operation
            : body?.Initializer;
        if (initializer is IInvocationOperation call)
        {
            if (!LibraryTypes.Same(call.TargetMethod.ContainingType.OriginalDefinition, parent))
            {
                return null;
            }

            var inner = new Frame(null, frame.Depth);
            foreach (var argument in call.Arguments)
            {
                Bind(argument, frame, inner);
            }

            return Construct(instance, call.TargetMethod.OriginalDefinition, inner, bases + 1);
        }

        return initializer is null && parent.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty) is { } constructor
            ? Construct(instance, constructor, new Frame(null, frame.Depth), bases + 1)
            : null;
    }

    /// <summary>The value that a member starts with; null when it holds none of its own.</summary>
    private Node? InitialValue(ISymbol member, bool isPrimary, Frame frame)
    {
        if (member is not (IFieldSymbol or IPropertySymbol { IsIndexer: false }) || member.IsAbstract)
        {
            return null;
        }

        var syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        Read(syntax);
        var origin = syntax is null ? Origin.None : _origins.Of(syntax);
        if (member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.IsInitOnly: false })
        {
            return new UnknownNode(origin);
        }

        return syntax switch
        {
            ParameterSyntax when isPrimary => PositionalParameter(member) is { } parameter ? frame.Find<Node>(parameter) ?? new UnknownNode(origin) : null,
            VariableDeclaratorSyntax { Initializer: { } initializer } => Initial(initializer),
            PropertyDeclarationSyntax { Initializer: { } initializer } => Initial(initializer),
            VariableDeclaratorSyntax => Default(((IFieldSymbol)member).Type, origin),
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } when accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) =>
                Default(((IPropertySymbol)member).Type, origin),
            _ => null,
        };

        Node Initial(EqualsValueClauseSyntax initializer) =>
            OperationOf(initializer) is ISymbolInitializerOperation { Value: var value } ? Evaluate(value, frame) : new UnknownNode(origin);
    }

    private static IParameterSymbol? PositionalParameter(ISymbol member) => member.ContainingType.InstanceConstructors
        .Where(static constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax)
        .SelectMany(static constructor => constructor.Parameters)
        .FirstOrDefault(parameter => parameter.Name == member.Name);

    private static Node Default(ITypeSymbol type, Origin origin) => type.SpecialType switch
    {
        SpecialType.System_Int32 or SpecialType.System_Int64 => ScalarNode.Integer(0, origin),
        SpecialType.System_Boolean => ScalarNode.Boolean(false, origin),
        _ => IsNullable(type) ? new AbsentNode(origin) : new UnknownNode(origin),
    };

    /// <summary>Runs the body of a constructor that only gives values to members.</summary>
    private ObjectNode? RunConstructor(ObjectNode instance, IConstructorBodyOperation body, Frame frame)
    {
        var statements = body.BlockBody?.Operations ?? body.ExpressionBody?.Operations ?? [];
        foreach (var statement in statements)
        {
            if (statement is not IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } } } target } assignment })
            {
                return null;
            }

            instance = instance.With(target.Member.Name, OrNull(Evaluate(assignment.Value, frame)), _origins.Of(assignment));
        }

        return instance;
    }

    private Node ApplyUsersInitializer(Node target, IObjectOrCollectionInitializerOperation initializer, Frame frame)
    {
        foreach (var item in initializer.Initializers)
        {
            if (target is not ObjectNode instance || item is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member } assignment)
            {
                return new UnknownNode(target.Origin);
            }

            var isFixed = member.Member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod.IsInitOnly: true };
            target = instance.With(member.Member.Name, isFixed ? OrNull(Evaluate(assignment.Value, frame)) : new UnknownNode(instance.Origin), _origins.Of(assignment));
        }

        return target;
    }

    /// <summary>The value of a field or property of a user's object.</summary>
    private Node EvaluateInstanceMember(IMemberReferenceOperation reference, IOperation receiver, Frame frame)
    {
        if (Evaluate(receiver, frame) is not ObjectNode instance || Implementation(instance, reference.Member) is not { } member)
        {
            return Unknown(reference);
        }

        if (HasNoBody(member))
        {
            return NodeEdit.Rebase(Find(instance, member.Name, _origins.Of(reference)), _origins.Of(reference));
        }

        return frame.Depth < MaxCallDepth && BodyOf(member) is { } body
            ? NodeEdit.Rebase(EvaluateBody(body, new Frame(null, frame.Depth + 1) { This = instance }), _origins.Of(reference))
            : Unknown(reference);
    }

    /// <summary>What a method of a user's object returns.</summary>
    private Node EvaluateInstanceCall(IInvocationOperation invocation, IOperation receiver, Frame frame)
    {
        if (frame.Depth >= MaxCallDepth)
        {
            _isCutShort = true;
            return Unknown(invocation);
        }

        var target = Evaluate(receiver, frame);
        if (target is not ObjectNode instance
            || Implementation(instance, invocation.TargetMethod) is not IMethodSymbol { IsAsync: false, IsGenericMethod: false } method
            || BodyOf(method) is not { } body)
        {
            return Unknown(invocation, target);
        }

        var inner = new Frame(null, frame.Depth + 1) { This = instance };
        BindArguments(new Closure(method, body, null), ArgumentsByParameter(invocation), inner, frame);
        return NodeEdit.Rebase(EvaluateBody(body, inner), _origins.Of(invocation));
    }

    /// <summary>The member that runs for an object of that type: the one that a derived class overrides, or implements, it with.</summary>
    private ISymbol? Implementation(ObjectNode instance, ISymbol member)
    {
        var definition = member.OriginalDefinition;
        if (TypeOf(instance) is not { } id || cache.TypeOf(id) is not { } type)
        {
            return null;
        }

        if (definition.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.FindImplementationForInterfaceMember(definition)?.OriginalDefinition is not { } implementation || implementation.ContainingType.TypeKind == TypeKind.Interface)
            {
                return null;
            }

            definition = implementation;
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            foreach (var candidate in current.GetMembers(definition.Name))
            {
                for (var overridden = candidate; overridden is not null; overridden = Overridden(overridden))
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, definition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };

    /// <summary>Whether the member is a field, or a property that holds its own value.</summary>
    private bool HasNoBody(ISymbol member) => member is IFieldSymbol || member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
        _ => false,
    };

    /// <summary>The value of a primary constructor's parameter that a member of the class mentions.</summary>
    private static Node? CapturedValue(IParameterSymbol parameter, Frame frame) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && frame.This is ObjectNode instance
            ? Find(instance, Captured(parameter), instance.Origin)
            : null;

    /// <summary>The value of one part of a positional record, when it has that many.</summary>
    private Node? Positional(ObjectNode instance, int index, int count) =>
        TypeOf(instance) is { } id
        && cache.TypeOf(id) is { IsRecord: true } type
        && type.GetMembers("Deconstruct").All(static method => method.IsImplicitlyDeclared)
        && type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == count && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is TypeDeclarationSyntax) is { } primary
            ? Find(instance, primary.Parameters[index].Name, instance.Origin)
            : null;

    private static Node Find(ObjectNode instance, string name, Origin origin) =>
        instance.Members.FirstOrDefault(member => member.Name == name).Value ?? new UnknownNode(origin);

    /// <summary>Where an object keeps a parameter of its class; no member can have this name.</summary>
    private static string Captured(IParameterSymbol parameter) => "<" + parameter.ContainingType.Name + "." + parameter.Name + ">";

    private bool IsReassignedIn(SyntaxNode declaration, IParameterSymbol parameter)
    {
        Read(declaration);
        return declaration.DescendantNodes().Any(node => IsReassignment(node, parameter));
    }

    private static bool IsReassignment(SyntaxNode node, IParameterSymbol parameter) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText == parameter.Name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == parameter.Name && !node.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == parameter.Name && !node.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.LogicalNotExpression),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == parameter.Name,
        _ => false,
    };

    private static Node OrNull(Node value) => value.IsAbsent ? Null(value.Origin) : value;

    /// <summary>A member that is there and null: objects only list what they hold.</summary>
    private static ScalarNode Null(Origin origin) => new(ScalarKind.Null, "null", origin);
}
