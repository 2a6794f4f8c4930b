using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace Kubewright.Analyzers;

/// <summary>
/// Work in parts, each done once, whose result several threads need: whoever asks for it does what is left, instead of
/// waiting for the thread that came first.
/// </summary>
/// <typeparam name="T">What a part gives.</typeparam>
/// <param name="parts">The parts. One that throws, as when its thread is cancelled, is open again.</param>
internal sealed class SharedWork<T>(ImmutableArray<Func<CancellationToken, T>> parts)
{
    private readonly object _gate = new();
    private readonly Queue<int> _open = new(Enumerable.Range(0, parts.Length));
    private readonly T[] _results = new T[parts.Length];
    private int _left = parts.Length;

    /// <summary>What the parts give, in their order.</summary>
    public IReadOnlyList<T> Finish(CancellationToken cancellation)
    {
        while (Take() is { } index)
        {
            Do(index, cancellation);
        }

        return _results;
    }

    /// <summary>A part to do; null when all are done.</summary>
    private int? Take()
    {
        lock (_gate)
        {
            while (_left > 0 && _open.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            return _left == 0 ? null : _open.Dequeue();
        }
    }

    private void Do(int index, CancellationToken cancellation)
    {
        var isDone = false;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _results[index] = parts[index](cancellation);
            isDone = true;
        }
        finally
        {
            lock (_gate)
            {
                if (isDone)
                {
                    _left--;
                }
                else
                {
                    _open.Enqueue(index);
                }

                if (!isDone || _left == 0)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }
}
