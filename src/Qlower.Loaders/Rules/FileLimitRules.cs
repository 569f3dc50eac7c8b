using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Rules;

/// <summary>Rules about limits on what a file may hold.</summary>
internal static class FileLimitRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Define(RuleCodes.NestedTooDeep, RuleStage.File, FindingSeverity.Error,
            ("Imbrication trop profonde", "Nested too deep"),
            ("Les tableaux et les objets sont imbriqués plus profondément que permis (maximum : {expected}).", "Arrays and objects are nested deeper than allowed (maximum: {expected})."),
            ("Le format n’a besoin que de quelques niveaux. Retirez les objets propres à votre système qui sont imbriqués dans les enregistrements.", "The format needs a few levels only. Remove objects of your own system that are nested in the records.")),
        Define(RuleCodes.TextTooLong, RuleStage.File, FindingSeverity.Error,
            ("Texte démesuré", "Text beyond any field"),
            ("Un texte est plus long que ce qu’aucun champ n’accepte (maximum : {expected} octets).", "A text is longer than any field accepts (maximum: {expected} bytes)."),
            ("Raccourcissez le texte. Le contenu d’un document (PDF, image) ne se place pas dans le fichier : indiquez son adresse dans « fileLink ».", "Shorten the text. The content of a document (PDF, image) does not go into the file: give its address in “fileLink”.")),
        Define(RuleCodes.NumberTooLong, RuleStage.File, FindingSeverity.Error,
            ("Nombre démesuré", "Number beyond any field"),
            ("Un nombre a plus de chiffres que ce qu’aucun champ n’accepte (maximum : {expected}).", "A number has more digits than any field accepts (maximum: {expected})."),
            ("Arrondissez le nombre, ou envoyez-le comme texte s’il s’agit d’un identifiant.", "Round the number, or send it as text if it is an identifier.")),
        Define(RuleCodes.RecordTooLarge, RuleStage.File, FindingSeverity.Error,
            ("Enregistrement trop volumineux", "Record too large"),
            ("L’enregistrement dépasse la taille permise, sans compter ses sections imbriquées (maximum : {expected} octets).", "The record is larger than allowed, its nested sections not counted (maximum: {expected} bytes)."),
            ("Retirez de l’enregistrement les clés qui ne font pas partie du format et raccourcissez les textes.", "Remove keys that are not part of the format from the record, and shorten its texts.")),
        Define(RuleCodes.NulCharacter, RuleStage.File, FindingSeverity.Error,
            ("Caractère nul", "Null character"),
            ("Le texte contient le caractère U+0000, qui ne peut pas être enregistré.", "The text holds the character U+0000, which cannot be stored."),
            ("Supprimez les caractères nuls : ils viennent souvent de champs de longueur fixe complétés par des zéros binaires.", "Remove null characters: they often come from fields of fixed length that are padded with binary zeros.")),
        Define(RuleCodes.TooManyMembers, RuleStage.File, FindingSeverity.Error,
            ("Trop de clés dans un objet", "Too many keys in an object"),
            ("Un objet contient plus de clés que permis (maximum : {expected}).", "An object has more keys than allowed (maximum: {expected})."),
            ("Placez les enregistrements dans un tableau et non comme clés d’un objet.", "Put records into an array, not as keys of an object.")),
        Define(RuleCodes.FileTooLarge, RuleStage.File, FindingSeverity.Error,
            ("Fichier trop volumineux", "File too large"),
            ("Le fichier compte {actual} octets ; {expected} au plus sont acceptés. Rien n’a été chargé.", "The file has {actual} bytes; at most {expected} are accepted. Nothing was loaded."),
            ("Répartissez les enregistrements sur plusieurs fichiers, ou demandez à Qlower de relever votre limite.", "Spread the records over several files, or ask Qlower to raise your limit.")),
        Define(RuleCodes.FileChanged, RuleStage.File, FindingSeverity.Error,
            ("Fichier modifié pendant la lecture", "File changed while it was read"),
            ("Le fichier a été remplacé, modifié ou supprimé avant d’avoir été lu jusqu’au bout. Ce qui n’était pas encore intégré ne l’a pas été.", "The file was replaced, changed or removed before it was read to its end. What was not integrated yet was left out."),
            ("Déposez le fichier de nouveau sous un autre nom ; ce qui est déjà intégré ne le sera pas deux fois.", "Put the file again under another name; what is integrated already is not integrated twice.")),
        Define(RuleCodes.NotArchived, RuleStage.File, FindingSeverity.Warning,
            ("Fichier remplacé avant son archivage", "File replaced before it was archived"),
            ("Le fichier a été lu et traité en entier, puis remplacé ou supprimé avant d’avoir été archivé : l’archive n’en garde pas de copie.", "The file was read and processed to its end, then replaced or removed before it was archived: the archive keeps no copy of it."),
            ("Rien n’est à refaire. À l’avenir, déposez chaque fichier sous un nom nouveau, et n’y touchez plus.", "Nothing is to be done again. From now on put each file under a new name, and leave it alone.")),
        Define(RuleCodes.ValueTooLarge, RuleStage.File, FindingSeverity.Error,
            ("Valeur trop volumineuse", "Value too large"),
            ("La valeur dépasse la taille jusqu’à laquelle elle peut être examinée d’un seul tenant (maximum : {expected} octets).", "The value is larger than what can be examined as a whole (maximum: {expected} bytes)."),
            ("Réduisez le nombre d’éléments de ce tableau ou de cet objet, ou répartissez-les sur plusieurs enregistrements.", "Put fewer items or keys into this array or object, or spread them over several records.")),
    ];
}
