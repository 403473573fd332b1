using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WayIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BlockToldAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BlockedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ContactId",
                table: "Inbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DraftId",
                table: "Inbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MessageId",
                table: "Inbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TicketId",
                table: "Inbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExternalId",
                table: "Contacts",
                type: "TEXT",
                maxLength: 270,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Messages",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "MessagesSince",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_Blocked",
                table: "People",
                column: "BlockedAt",
                filter: "\"BlockedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OnThePhone",
                table: "Outbox",
                columns: new[] { "ContactId", "PlatformMessageId" },
                filter: "\"PlatformMessageId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_Editable",
                table: "Inbox",
                columns: new[] { "ContactId", "MessageId" },
                filter: "\"ContactId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Channel_ExternalId",
                table: "Contacts",
                columns: new[] { "Channel", "ExternalId" },
                unique: true,
                filter: "\"ExternalId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_Blocked",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_OnThePhone",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Inbox_Editable",
                table: "Inbox");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Channel_ExternalId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "BlockToldAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BlockedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ContactId",
                table: "Inbox");

            migrationBuilder.DropColumn(
                name: "DraftId",
                table: "Inbox");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "Inbox");

            migrationBuilder.DropColumn(
                name: "TicketId",
                table: "Inbox");

            migrationBuilder.DropColumn(
                name: "ExternalId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Messages",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MessagesSince",
                table: "Contacts");
        }
    }
}
