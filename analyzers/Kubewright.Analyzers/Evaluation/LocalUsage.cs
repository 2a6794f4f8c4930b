using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <summary>How the locals and parameters of one body are used: a local that is assigned once has the value it was declared with.</summary>
internal sealed class LocalUsage
{
    private readonly Dictionary<ISymbol, IOperation> _initializers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _reads = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at every operation in <paramref name="root"/>.</summary>
    public LocalUsage(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    if (declarator.GetVariableInitializer()?.Value is { } value && declarator.Symbol.RefKind == RefKind.None)
                    {
                        _initializers[declarator.Symbol] = value;
                    }

                    break;
                case IAssignmentOperation assignment:
                    Assign(assignment.Target);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Assign(increment.Target);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    Assign(argument.Value);
                    break;
                case IAddressOfOperation address:
                    Assign(address.Reference);
                    break;
            }

            if (SymbolOf(operation) is { } symbol)
            {
                _reads[symbol] = _reads.TryGetValue(symbol, out var reads) ? reads + 1 : 1;
            }
        }
    }

    /// <summary>Whether anything but its declaration may change the local or parameter.</summary>
    public bool IsAssigned(ISymbol symbol) => _assigned.Contains(symbol);

    /// <summary>What a local is declared with; null when it is assigned again, or never here.</summary>
    public IOperation? InitializerOf(ILocalSymbol local) =>
        !IsAssigned(local) && _initializers.TryGetValue(local, out var value) ? value : null;

    /// <summary>How often the symbol is mentioned after its declaration.</summary>
    public int ReadsOf(ISymbol symbol) => _reads.TryGetValue(symbol, out var reads) ? reads : 0;

    private void Assign(IOperation target)
    {
        foreach (var symbol in target.DescendantsAndSelf().Select(SymbolOf))
        {
            if (symbol is not null)
            {
                _assigned.Add(symbol);
            }
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
