namespace Kubewright.Rules.Tests.Generation;

/// <summary>Seeded choices: one seed makes the same choices in every run.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);
    private int _next;

    /// <summary>True with the probability.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, each of which comes often: limits are where rules go wrong.</summary>
    public int Between(int least, int most) => Chance(0.2) ? least : Chance(0.1) ? most : least + _random.Next(Math.Min(most - least, 1_000_000) + 1);

    /// <summary>One of the values.</summary>
    public T Of<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>Some of the values, at least one, in their order.</summary>
    public IReadOnlyList<T> Some<T>(params IReadOnlyList<T> values)
    {
        var chosen = values.Where(_ => Chance(0.5)).ToList();
        return chosen.Count > 0 ? chosen : [Of(values)];
    }

    /// <summary>A number that no other call gives.</summary>
    public int Next() => ++_next;

    /// <summary>A name that no other call gives.</summary>
    public string Name(string prefix) => prefix + Next();
}
