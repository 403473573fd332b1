using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Messages",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MessagesSince",
                table: "Contacts");

            migrationBuilder.AddColumn<int>(
                name: "Messages",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "MessagesSince",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MovesId",
                table: "Invitations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_MovesId",
                table: "Invitations",
                column: "MovesId");

            migrationBuilder.AddForeignKey(
                name: "FK_Invitations_People_MovesId",
                table: "Invitations",
                column: "MovesId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Invitations_People_MovesId",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_MovesId",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Messages",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MessagesSince",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MovesId",
                table: "Invitations");

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
        }
    }
}
