using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatsApp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox");

            migrationBuilder.AddColumn<string>(
                name: "Notice",
                table: "TicketEvents",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "Outbox",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Telegram");

            migrationBuilder.AddColumn<int>(
                name: "PartsSent",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Redirected",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "QuestionIn",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OptedOutAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OptionsBefore",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OptionsIn",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WindowClosedAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContactLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactLinks_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OutboxId = table.Column<long>(type: "INTEGER", nullable: true),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ErrorCode = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.MessageId);
                    table.ForeignKey(
                        name: "FK_Deliveries_Outbox_OutboxId",
                        column: x => x.OutboxId,
                        principalTable: "Outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TicketEvents_Notice",
                table: "TicketEvents",
                columns: new[] { "VisitId", "Notice" },
                unique: true,
                filter: "\"Notice\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Deferred",
                table: "Outbox",
                column: "NotBefore",
                filter: "\"Status\" = 'Deferred'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox",
                columns: new[] { "Channel", "ContactId", "Id" },
                filter: "\"Status\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox",
                columns: new[] { "Channel", "ContactId", "Id" },
                filter: "\"Status\" = 'Pending' AND \"Purpose\" = 'Reply'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Waiting",
                table: "Outbox",
                column: "ContactId",
                filter: "\"Status\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_ContactLinks_CodeHash",
                table: "ContactLinks",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactLinks_ContactId",
                table: "ContactLinks",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_At",
                table: "Deliveries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_OutboxId",
                table: "Deliveries",
                column: "OutboxId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactLinks");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_TicketEvents_Notice",
                table: "TicketEvents");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Deferred",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Waiting",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Notice",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PartsSent",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Redirected",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "QuestionIn",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "OptedOutAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "OptionsBefore",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "OptionsIn",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "WindowClosedAt",
                table: "Contacts");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox",
                columns: new[] { "ContactId", "Id" },
                filter: "\"Status\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox",
                columns: new[] { "ContactId", "Id" },
                filter: "\"Status\" = 'Pending' AND \"Purpose\" = 'Reply'");
        }
    }
}
