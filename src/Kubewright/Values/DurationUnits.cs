namespace Kubewright;

/// <summary>Units of time after a number: <c>30.Seconds</c>, <c>2.Minutes</c>.</summary>
public static class DurationUnits
{
    extension(int value)
    {
        /// <summary>This many seconds.</summary>
        public Duration Seconds => new(value);

        /// <summary>This many minutes.</summary>
        public Duration Minutes => new(value * 60L);

        /// <summary>This many hours.</summary>
        public Duration Hours => new(value * 3600L);
    }
}
