using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Celery.Wire.Python;

/// <summary>The converters for each type of floating-point number.</summary>
internal static class PythonNumberConverter
{
    public static JsonConverter Double { get; } = new DoubleConverter();

    public static JsonConverter Single { get; } = new SingleConverter();

    private sealed class DoubleConverter : PythonNumberConverter<double>
    {
        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
                return;
            }

            Write(writer, value);
        }

        protected override double Of(double number) => number;
    }

    private sealed class SingleConverter : PythonNumberConverter<float>
    {
        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
        {
            if (float.IsFinite(value))
            {
                writer.WriteNumberValue(value);
                return;
            }

            Write(writer, value);
        }

        protected override float Of(double number) => (float)number;
    }
}
