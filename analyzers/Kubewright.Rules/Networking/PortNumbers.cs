namespace Kubewright.Rules.Networking;

/// <summary>The numbers that ports can have.</summary>
internal static class PortNumbers
{
    /// <summary>The smallest.</summary>
    public const long First = 1;

    /// <summary>The largest.</summary>
    public const long Last = 65535;

    /// <summary>What is wrong with another number, as half a sentence.</summary>
    public const string Range = "ports are from 1 to 65535";
}
