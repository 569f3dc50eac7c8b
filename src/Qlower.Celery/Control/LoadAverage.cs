using System.Globalization;

namespace Qlower.Celery.Control;

/// <summary>The machine's load over 1, 5 and 15 minutes; zeros when the system does not report it.</summary>
internal static class LoadAverage
{
    public static double[] Read()
    {
        try
        {
            return [.. File.ReadAllText("/proc/loadavg").Split(' ').Take(3).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return [0, 0, 0];
        }
    }
}
