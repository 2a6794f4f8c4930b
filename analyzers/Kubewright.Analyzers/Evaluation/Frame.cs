using System.Collections.Generic;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>What parameters and loop variables stand for while a body is evaluated; a lambda sees those around it.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private readonly Dictionary<ISymbol, object> _bindings = new(SymbolEqualityComparer.Default);

    /// <summary>Creates a frame.</summary>
    /// <param name="outer">The frame around it; null for a method called from outside.</param>
    /// <param name="depth">How many calls led here.</param>
    public Frame(Frame? outer, int depth)
    {
        _outer = outer;
        Depth = depth;
    }

    /// <summary>How many calls led here.</summary>
    public int Depth { get; }

    /// <summary>What <c>this</c> is; null in a static method, and where nobody knows.</summary>
    public Node? This
    {
        get => field ?? _outer?.This;
        init;
    }

    /// <summary>Every builder that code in this frame can reach.</summary>
    public IEnumerable<BuilderState> Builders
    {
        get
        {
            for (var frame = this; frame is not null; frame = frame._outer)
            {
                foreach (var binding in frame._bindings.Values)
                {
                    if (binding is BuilderState builder)
                    {
                        yield return builder;
                    }
                }
            }
        }
    }

    /// <summary>Binds a symbol to a value.</summary>
    public void Bind(ISymbol symbol, Node value) => _bindings[symbol] = value;

    /// <summary>Binds a symbol to a builder.</summary>
    public void Bind(ISymbol symbol, BuilderState builder) => _bindings[symbol] = builder;

    /// <summary>Binds a symbol to the value it has in one turn of a loop.</summary>
    public void Bind(ISymbol symbol, LoopVariable value) => _bindings[symbol] = value;

    /// <summary>Binds a symbol to a function.</summary>
    public void Bind(ISymbol symbol, Closure closure) => _bindings[symbol] = closure;

    /// <summary>What the symbol is bound to, as the wanted sort; null when it is not.</summary>
    public T? Find<T>(ISymbol symbol)
        where T : class
    {
        for (var frame = this; frame is not null; frame = frame._outer)
        {
            if (frame._bindings.TryGetValue(symbol, out var binding))
            {
                return binding as T;
            }
        }

        return null;
    }
}
