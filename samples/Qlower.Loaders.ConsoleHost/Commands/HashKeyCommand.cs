using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>hash-key</c>: prints the hash of a partner's key for the configuration. The key is read from standard input, never passed as an argument.</summary>
internal static class HashKeyCommand
{
    private const int MostBytes = 4096;

    public static Command Create(Screen screen)
    {
        var command = new Command("hash-key", "Read a partner's key from standard input and print its hash for the configuration.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var key = Console.IsInputRedirected ? await ReadAsync(cancellationToken) : Ask(screen);
            screen.Line("sha256:" + Hash(key));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The SHA-256 of the key in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(SHA256.HashData(key));

    /// <summary>One line, without its end.</summary>
    private static async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes + 2];
        await using var input = Console.OpenStandardInput();
        var length = await input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var key = buffer.AsSpan(0, length);
        key = key.EndsWith("\n"u8) ? key[..^1] : key;
        key = key.EndsWith("\r"u8) ? key[..^1] : key;
        return key.Length is > 0 and <= MostBytes && !key.Contains((byte)'\n') && System.Text.Unicode.Utf8.IsValid(key)
            ? key.ToArray()
            : throw new UsageException($"The key must be one line of 1 to {MostBytes} bytes in UTF-8.");
    }

    private static byte[] Ask(Screen screen)
    {
        screen.Error("Type the key (it is not shown) and press Enter:");
        var key = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key != ConsoleKey.Backspace)
            {
                key.Append(pressed.KeyChar);
            }
            else if (key.Length > 0)
            {
                key.Length--;
            }
        }

        return key.Length > 0 ? Encoding.UTF8.GetBytes(key.ToString()) : throw new UsageException("The key is empty.");
    }
}
