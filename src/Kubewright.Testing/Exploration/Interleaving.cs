using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>Chooses the order of the controllers' work: at random, noting where that differs from the order of arrival, or as noted before.</summary>
internal sealed class Interleaving
{
    private const int OneIn = 4;

    private readonly SeededSource? _source;
    private readonly ImmutableSortedDictionary<int, int>? _script;
    private readonly ImmutableSortedDictionary<int, int>.Builder _noted = ImmutableSortedDictionary.CreateBuilder<int, int>();
    private int _choice = -1;

    private Interleaving(SeededSource? source, ImmutableSortedDictionary<int, int>? script)
    {
        _source = source;
        _script = script;
    }

    /// <summary>Where the order differed so far.</summary>
    public ImmutableSortedDictionary<int, int> Noted => _noted.ToImmutable();

    /// <summary>Random choices.</summary>
    public static Interleaving Random(int seed) => new(new SeededSource(~seed), null);

    /// <summary>The choices of a script; the order of arrival where it has none.</summary>
    public static Interleaving Scripted(ImmutableSortedDictionary<int, int> script) => new(null, script);

    /// <summary>The place of the work to do next among <paramref name="count"/>.</summary>
    public int Choose(int count)
    {
        _choice++;
        var place = _script is not null ? _script.GetValueOrDefault(_choice)
            : _source!.NextDouble() < 1.0 / OneIn ? (int)(_source.NextDouble() * count)
            : 0;
        if (place != 0)
        {
            _noted[_choice] = place;
        }

        return place;
    }
}
