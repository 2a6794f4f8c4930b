namespace Kubewright;

/// <summary>Which family of suffixes a quantity was written with; its canonical text uses the same family.</summary>
internal enum QuantityFormat : byte
{
    /// <summary>Powers of ten: n, u, m, none, k, M, G, T, P, E.</summary>
    DecimalSuffix,

    /// <summary>Powers of 1024: Ki, Mi, Gi, Ti, Pi, Ei.</summary>
    BinarySuffix,

    /// <summary>A decimal exponent: e3, E-6.</summary>
    DecimalExponent,
}
