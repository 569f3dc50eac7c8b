using System.Text.Json;

namespace Qlower.Celery.Wire;

/// <summary>The parts of a body, checked for their shape.</summary>
internal sealed class TaskParts
{
    private TaskParts(JsonElement args, JsonElement kwargs, TaskEmbed embed) => (Args, Kwargs, Embed) = (args, kwargs, embed);

    public JsonElement Args { get; }

    public JsonElement Kwargs { get; }

    public TaskEmbed Embed { get; }

    public static TaskParts? Read(JsonElement args, JsonElement kwargs, JsonElement embed, out PoisonMessage? poison)
    {
        poison = args.ValueKind != JsonValueKind.Array ? new PoisonMessage(PoisonKind.Arguments, "The arguments are not an array.")
            : kwargs.ValueKind != JsonValueKind.Object ? new PoisonMessage(PoisonKind.KeywordArguments, "The keyword arguments are not an object.")
            : null;
        if (poison is not null)
        {
            return null;
        }

        try
        {
            return new TaskParts(args, kwargs, TaskBody.ReadEmbed(embed));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            poison = new PoisonMessage(PoisonKind.Signature, "A callback, chain or chord in the body is not a signature.");
            return null;
        }
    }
}
