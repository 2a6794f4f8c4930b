namespace Kubewright.Runtime;

/// <summary>
/// What the cluster's DNS server remembers: that there is no such name, or no record of a type, for a while (SS-273). So
/// a name that was asked for too early stays unresolvable although its pod has become ready meanwhile. Answers with records
/// are not kept. May be asked from any thread.
/// </summary>
/// <param name="clock">What time it is.</param>
/// <param name="lifetime">How long; zero for not at all.</param>
public sealed class DnsCache(TimeProvider clock, TimeSpan lifetime)
{
    private const int MostEntries = 10_000;

    private readonly Dictionary<(string Name, DnsRecordType Type), (DnsAnswer Answer, DateTimeOffset Until)> _entries = [];
    private readonly Lock _gate = new();

    /// <summary>The answer that is remembered, with the time for which it still counts; null for none.</summary>
    /// <param name="name">The full name in lower case.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer? Find(string name, DnsRecordType type)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((name, type), out var entry))
            {
                return null;
            }

            var left = entry.Until - clock.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                return entry.Answer with { TimeToLive = (int)Math.Ceiling(left.TotalSeconds) };
            }

            _entries.Remove((name, type));
            return null;
        }
    }

    /// <summary>Remembers an answer if it says that there is nothing.</summary>
    /// <param name="name">The full name in lower case.</param>
    /// <param name="type">The type of record wanted.</param>
    /// <param name="answer">The answer.</param>
    public void Note(string name, DnsRecordType type, DnsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (lifetime <= TimeSpan.Zero || !answer.Records.IsEmpty || answer.Code == DnsResponseCode.Refused)
        {
            return;
        }

        lock (_gate)
        {
            if (_entries.Count >= MostEntries)
            {
                _entries.Clear();
            }

            _entries[(name, type)] = (answer, clock.GetUtcNow() + lifetime);
        }
    }
}
