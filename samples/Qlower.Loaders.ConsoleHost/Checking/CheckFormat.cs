namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>How <c>validate</c> tells what it found.</summary>
internal enum CheckFormat
{
    Text,
    Json,
    Html,
    Csv,
}
