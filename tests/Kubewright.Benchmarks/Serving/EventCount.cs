namespace Kubewright.Benchmarks.Serving;

/// <summary>Which changes were seen, without keeping them: equal counts and sums mean the same changes.</summary>
internal struct EventCount
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of their versions, each scrambled, so that one cannot make up for another.</summary>
    public ulong Sum { get; private set; }

    /// <summary>Another change.</summary>
    public void Add(long version)
    {
        Count++;
        var mixed = (ulong)version * 0x9e3779b97f4a7c15;
        Sum += (mixed ^ (mixed >> 29)) * 0xbf58476d1ce4e5b9;
    }
}
