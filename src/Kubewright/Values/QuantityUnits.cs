namespace Kubewright;

/// <summary>Units after a number: <c>1.Gi</c> of memory, <c>500.m</c> of CPU.</summary>
public static class QuantityUnits
{
    extension(int value)
    {
        /// <summary>Thousandths, written <c>500m</c>.</summary>
        public Quantity m => Quantity.Of(value, "m");

        /// <summary>Thousands, written <c>1k</c>.</summary>
        public Quantity k => Quantity.Of(value, "k");

        /// <summary>Millions (10^6), written <c>1M</c>.</summary>
        public Quantity M => Quantity.Of(value, "M");

        /// <summary>Billions (10^9), written <c>1G</c>.</summary>
        public Quantity G => Quantity.Of(value, "G");

        /// <summary>10^12, written <c>1T</c>.</summary>
        public Quantity T => Quantity.Of(value, "T");

        /// <summary>10^15, written <c>1P</c>.</summary>
        public Quantity P => Quantity.Of(value, "P");

        /// <summary>2^10, written <c>1Ki</c>.</summary>
        public Quantity Ki => Quantity.Of(value, "Ki");

        /// <summary>2^20, written <c>1Mi</c>.</summary>
        public Quantity Mi => Quantity.Of(value, "Mi");

        /// <summary>2^30, written <c>1Gi</c>.</summary>
        public Quantity Gi => Quantity.Of(value, "Gi");

        /// <summary>2^40, written <c>1Ti</c>.</summary>
        public Quantity Ti => Quantity.Of(value, "Ti");

        /// <summary>2^50, written <c>1Pi</c>.</summary>
        public Quantity Pi => Quantity.Of(value, "Pi");

        /// <summary>2^60, written <c>1Ei</c>.</summary>
        public Quantity Ei => Quantity.Of(value, "Ei");
    }

    extension(long value)
    {
        /// <summary>Thousandths, written <c>500m</c>.</summary>
        public Quantity m => Quantity.Of(value, "m");

        /// <summary>Thousands, written <c>1k</c>.</summary>
        public Quantity k => Quantity.Of(value, "k");

        /// <summary>Millions (10^6), written <c>1M</c>.</summary>
        public Quantity M => Quantity.Of(value, "M");

        /// <summary>Billions (10^9), written <c>1G</c>.</summary>
        public Quantity G => Quantity.Of(value, "G");

        /// <summary>10^12, written <c>1T</c>.</summary>
        public Quantity T => Quantity.Of(value, "T");

        /// <summary>10^15, written <c>1P</c>.</summary>
        public Quantity P => Quantity.Of(value, "P");

        /// <summary>2^10, written <c>1Ki</c>.</summary>
        public Quantity Ki => Quantity.Of(value, "Ki");

        /// <summary>2^20, written <c>1Mi</c>.</summary>
        public Quantity Mi => Quantity.Of(value, "Mi");

        /// <summary>2^30, written <c>1Gi</c>.</summary>
        public Quantity Gi => Quantity.Of(value, "Gi");

        /// <summary>2^40, written <c>1Ti</c>.</summary>
        public Quantity Ti => Quantity.Of(value, "Ti");

        /// <summary>2^50, written <c>1Pi</c>.</summary>
        public Quantity Pi => Quantity.Of(value, "Pi");

        /// <summary>2^60, written <c>1Ei</c>.</summary>
        public Quantity Ei => Quantity.Of(value, "Ei");
    }
}
