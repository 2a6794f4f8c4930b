using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The numbers of a probe with the defaults of the API server, which takes 0 for "not written". Null when nobody can say, or a number is out of range.</summary>
internal static class ProbeTiming
{
    /// <summary>Seconds from one probe to the next; 10 unless written.</summary>
    public static long? Period(ProbeView probe) => OrDefault(probe.PeriodSeconds, 10);

    /// <summary>Seconds until a probe without an answer has failed; 1 unless written.</summary>
    public static long? Timeout(ProbeView probe) => OrDefault(probe.TimeoutSeconds, 1);

    /// <summary>Failures in a row that count; 3 unless written.</summary>
    public static long? Failures(ProbeView probe) => OrDefault(probe.FailureThreshold, 3);

    /// <summary>Seconds before the first probe; 0 unless written.</summary>
    public static long? Delay(ProbeView probe) => OrDefault(probe.InitialDelaySeconds, 0);

    private static long? OrDefault(Value<long> value, long fallback) =>
        value.TryGet(out var number) ? number is > 0 and <= int.MaxValue ? number : number == 0 ? fallback : null : value.IsAbsent ? fallback : null;
}
